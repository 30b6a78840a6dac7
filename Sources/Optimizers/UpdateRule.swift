/// How an optimizer moves parameters, with those of its settings that no schedule moves.
///
/// A rule is a value; what it remembers lies in the buffers of a `RuleOptimizer`.
public protocol UpdateRule: Sendable, Hashable {
  /// The arithmetic of an update.
  associatedtype Kernel: UpdateKernel

  /// The names of its buffers, at most three, by PyTorch's names.
  static var bufferNames: [String] { get }

  /// The betas of a group that is given none, or nil for a rule that has no betas.
  static var defaultBetas: Betas? { get }

  /// Whether an update depends on each parameter as a whole, so that a range must be one.
  static var isPerParameter: Bool { get }

  /// The rule with its usual settings.
  init()

  /// What every element of the first buffer begins with.
  var initialValue: Float { get }

  /// Everything that is wrong with its settings.
  var problems: [OptimizerError] { get }

  /// The buffers that an update with these hyperparameters needs.
  func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection

  /// Prepares an update of a group.
  ///
  /// - Parameters:
  ///   - hyperparameters: What the group's update uses.
  ///   - progress: How far the group has come, this update among `updates`.
  /// - Returns: The arithmetic for all ranges of the group.
  func kernel(_ hyperparameters: Hyperparameters, _ progress: inout GroupProgress) -> Kernel
}

extension UpdateRule {
  /// No betas.
  public static var defaultBetas: Betas? { nil }

  /// No: elements are moved each by itself.
  public static var isPerParameter: Bool { false }

  /// 0.
  public var initialValue: Float { 0 }

  /// The betas that an update uses.
  func betas(of hyperparameters: Hyperparameters) -> Betas {
    hyperparameters.betas ?? Self.defaultBetas ?? Betas(0, 0)
  }

  /// The problems of settings that must be finite and not negative.
  func problems(notNegative settings: [(argument: String, value: Double)]) -> [OptimizerError] {
    settings.compactMap { argument, value in
      value >= 0 && value.isFinite
        ? nil
        : OptimizerError(
          argument: argument, message: "must be finite and not negative, but is \(value)")
    }
  }

  /// The problems of a setting that must lie within 0...1.
  func problems(share argument: String, _ value: Double) -> [OptimizerError] {
    (0...1).contains(value)
      ? []
      : [
        OptimizerError(argument: argument, message: "must be between 0 and 1, but is \(value)")
      ]
  }
}
