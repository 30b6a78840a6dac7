import CKernels
public import Declarations

/// Stochastic gradient descent with momentum, dampening, Nesterov momentum and weight decay.
public typealias SGD = RuleOptimizer<SGDRule>

/// The rule of ``SGD``.
///
/// While a schedule holds a momentum at 0 its velocities rest.
public struct SGDRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "sgd", Self(), "Stochastic gradient descent, with momentum or without.",
    formula: """
      g = g + weight_decay · p
      v = g                                      at the first update that has a momentum
      v = momentum · v + (1 − dampening) · g     from then on
      g = g + momentum · v with nesterov, else v where there is a momentum
      p = p − lr · g
      """,
    source: """
      Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep \
      learning", ICML 2013, in PyTorch's variant
      """,
    pytorch: "optim.SGD",
    arguments: [
      learningRate, momentum, weightDecay,
      .optional(
        \.hyperparameters.dampening, "dampening", .number(),
        "share of the gradient that is kept out of the velocity"),
      .optional(
        \.hyperparameters.nesterov, "nesterov", .boolean,
        "whether the step looks ahead along the velocity"),
    ])

  /// The velocities.
  public static let bufferNames = ["momentum_buffer"]
  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 1e-3)

  /// Nesterov momentum without a momentum, or with dampening.
  public var problems: [ArgumentError] {
    let isUnfit = hyperparameters.momentum == 0 || hyperparameters.dampening != 0
    guard hyperparameters.nesterov && isUnfit else { return [] }
    return [
      ArgumentError(
        argument: "nesterov", message: "needs a momentum above 0 and a dampening of 0")
    ]
  }

  /// The velocities, where there is a momentum.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    hyperparameters.momentum == 0 ? [] : .first
  }

  /// The arithmetic of an update, with the first velocities at the first one with a momentum.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let kernel = SGDKernel(hyperparameters, isFirst: !progress.hasVelocities)
    if hyperparameters.momentum != 0 { progress.hasVelocities = true }
    return kernel
  }
}

private struct SGDKernel: UpdateKernel {
  // Looked up once, not at every update.
  private static let kernels = ck_best_kernels().pointee

  private let rule: ck_sgd_rule

  /// At the first update there is no old velocity, and dampening does not apply.
  init(_ hyperparameters: Hyperparameters, isFirst: Bool) {
    let momentum = Float(hyperparameters.momentum)
    rule = ck_sgd_rule(
      learning_rate: Float(hyperparameters.learningRate),
      weight_decay: Float(hyperparameters.weightDecay), kept: isFirst ? 0 : momentum,
      taken: isFirst ? 1 : Float(1 - hyperparameters.dampening), momentum: momentum,
      nesterov: hyperparameters.nesterov ? 1 : 0)
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    _ velocities: inout MutableSpan<Float>, _ second: inout MutableSpan<Float>,
    _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    let start = range.lowerBound
    check(range, within: min(values.count, gradients.count))
    if rule.momentum != 0 { check(range, within: velocities.count) }
    values.withUnsafeMutableBufferPointer { values in
      gradients.withUnsafeBufferPointer { gradients in
        guard let values = values.baseAddress, let gradients = gradients.baseAddress
        else { return }
        guard rule.momentum != 0 else {
          return Self.kernels.descend(
            values + start, gradients + start, range.count, rule.learning_rate, rule.weight_decay)
        }
        velocities.withUnsafeMutableBufferPointer { velocities in
          guard let velocities = velocities.baseAddress else { return }
          Self.kernels.descend_along(
            values + start, gradients + start, velocities + start, range.count, rule)
        }
      }
    }
  }
}
