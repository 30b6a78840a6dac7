public import Declarations

/// Momentum with a learning rate for each parameter, in proportion to its norm.
public typealias LARS = RuleOptimizer<LARSRule>

/// The rule of ``LARS``.
///
/// Where either norm is 0, λ is 1. Without a momentum nothing is kept of v.
public struct LARSRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "lars", Self(), "Momentum with a learning rate for each parameter, in proportion to its norm.",
    formula: """
      λ = trust_coefficient · ‖p‖/(‖g‖ + weight_decay · ‖p‖ + eps)     Euclidean, of each tensor
      v = momentum · v + lr · λ · (g + weight_decay · p)
      p = p − v
      """,
    source: """
      You, Gitman, Ginsburg, "Large batch training of convolutional networks", 2017, \
      arXiv:1708.03888, algorithm 1
      """,
    arguments: [
      learningRate, momentum, weightDecay,
      .optional(
        \.trustCoefficient, "trust_coefficient", .number(.notNegative),
        "how much a parameter may change in one step, as a share of its norm"),
      eps(\.eps),
    ])

  /// The velocities.
  public static let bufferNames = ["momentum_buffer"]
  /// Yes: of norms.
  public static let isPerParameter = true
  /// The paper's momentum.
  public var hyperparameters = Hyperparameters(learningRate: 1, momentum: 0.9)
  /// How much a parameter may change in one step, as a share of its norm.
  public var trustCoefficient = 1e-3
  /// What is added to the denominator.
  public var eps = 1e-8

  /// The velocities, where there is a momentum.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    hyperparameters.momentum == 0 ? [] : .first
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    LARSKernel(hyperparameters: hyperparameters, rule: self)
  }
}

private struct LARSKernel: UpdateKernel {
  let hyperparameters: Hyperparameters
  let rule: LARSRule

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    _ velocities: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count))
    var (parameter, gradient) = (SquareSum(), SquareSum())
    parameter.add(range) { values[unchecked: $0] }
    gradient.add(range) { gradients[unchecked: $0] }
    let trust = trust(parameter.root, gradient.root)
    let learningRate = Float(hyperparameters.learningRate * trust)
    let weightDecay = Float(hyperparameters.weightDecay)
    let momentum = Float(hyperparameters.momentum)
    guard momentum != 0 else {
      for i in range {
        let value = values[unchecked: i]
        let gradient = gradients[unchecked: i] + weightDecay * value
        values[unchecked: i] = value - learningRate * gradient
      }
      return
    }
    check(range, within: velocities.count)
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let velocity = momentum * velocities[unchecked: i] + learningRate * gradient
      velocities[unchecked: i] = velocity
      values[unchecked: i] = value - velocity
    }
  }

  /// The parameter's share of the learning rate.
  private func trust(_ parameter: Double, _ gradient: Double) -> Double {
    if parameter == 0 || gradient == 0 { return 1 }
    return rule.trustCoefficient * parameter
      / (gradient + hyperparameters.weightDecay * parameter + rule.eps)
  }
}
