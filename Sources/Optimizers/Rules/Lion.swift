public import Declarations

/// Steps of one size along the sign of an average gradient.
public typealias Lion = RuleOptimizer<LionRule>

/// The rule of ``Lion``.
public struct LionRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "lion", Self(), "Steps of one size along the sign of an average gradient.",
    formula: """
      p = p − lr · weight_decay · p
      p = p − lr · sign(β1 · m + (1 − β1) · g)     the sign of 0 being 0
      m = β2 · m + (1 − β2) · g
      """,
    source: """
      Chen et al., "Symbolic discovery of optimization algorithms", 2023, arXiv:2302.06675
      """,
    arguments: [learningRate, betas, weightDecay])

  /// The average of gradients.
  public static let bufferNames = ["exp_avg"]
  /// The paper's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 1e-4, betas: Betas(0.9, 0.99))

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let betas = betas(of: hyperparameters)
    return LionKernel(
      learningRate: Float(hyperparameters.learningRate),
      decay: Decay(hyperparameters, isDecoupled: true), firstTaken: Float(1 - betas.first),
      secondTaken: Float(1 - betas.second))
  }
}

private struct LionKernel: UpdateKernel {
  let learningRate: Float
  let decay: Decay
  let firstTaken: Float
  let secondTaken: Float

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count))
    for i in range {
      let (gradient, mean) = (gradients[unchecked: i], means[unchecked: i])
      let direction = mean + firstTaken * (gradient - mean)
      means[unchecked: i] = mean + secondTaken * (gradient - mean)
      // A NaN has no sign: it stays one, so that it is noticed.
      let sign: Float = direction > 0 ? 1 : direction < 0 ? -1 : direction
      values[unchecked: i] = decay.kept * values[unchecked: i] - learningRate * sign
    }
  }
}
