public import Declarations

/// How an optimizer moves parameters: a rule, with the values of one group.
///
/// A rule is a value; what it remembers lies in the buffers of a `RuleOptimizer`.
@dynamicMemberLookup
public protocol UpdateRule: Declared, Hashable {
  /// The arithmetic of an update.
  associatedtype Kernel: UpdateKernel

  /// The names of its buffers, at most three, by PyTorch's names.
  static var bufferNames: [String] { get }
  /// Whether an update depends on each parameter as a whole, so that a range must be one.
  static var isPerParameter: Bool { get }
  /// What schedules can move, as it is before they do; it has betas where the rule has some.
  var hyperparameters: Hyperparameters { get set }
  /// What every element of the first buffer begins with.
  var initialValue: Float { get }

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
  /// Makes it with every argument at its default; a required argument has a stand-in.
  public init() { self = Self.declaration.makeUsual() }

  /// The rule with its default settings and other hyperparameters.
  public init(_ hyperparameters: Hyperparameters) {
    self.init()
    self.hyperparameters = hyperparameters
  }

  /// One of the hyperparameters, as in `rule.momentum`.
  public subscript<Value>(dynamicMember path: WritableKeyPath<Hyperparameters, Value>) -> Value {
    get { hyperparameters[keyPath: path] }
    set { hyperparameters[keyPath: path] = newValue }
  }

  /// The hyperparameters of a group that is given none.
  public static var usual: Hyperparameters { Self().hyperparameters }

  /// No: elements are moved each by itself.
  public static var isPerParameter: Bool { false }

  /// 0.
  public var initialValue: Float { 0 }

  /// All that the rule names.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    .first(Self.bufferNames.count)
  }

  /// The betas that an update uses.
  func betas(of hyperparameters: Hyperparameters) -> Betas {
    hyperparameters.betas ?? Self.usual.betas ?? Betas(0, 0)
  }
}
