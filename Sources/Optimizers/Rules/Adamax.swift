public import Declarations

/// Adam by the greatest gradient: steps divided by a decaying maximum.
public typealias Adamax = RuleOptimizer<AdamaxRule>

/// The rule of ``Adamax``.
public struct AdamaxRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "adamax", Self(),
    "Steps along the average gradient, divided by the decaying maximum of its size.",
    formula: """
      g = g + weight_decay · p
      m = β1 · m + (1 − β1) · g
      u = max(β2 · u, |g| + eps)
      p = p − lr/(1 − β1^t) · m/u     at update t, counted from 1
      """,
    source: "Kingma, Ba, \"Adam: a method for stochastic optimization\", 2014, arXiv:1412.6980",
    pytorch: "optim.Adamax",
    arguments: [
      learningRate, betas,
      .optional(\.eps, "eps", .number(.notNegative), "what is added to each gradient's size"),
      weightDecay,
    ])

  /// The average gradient, and the decaying maximum of its size.
  public static let bufferNames = ["exp_avg", "exp_inf"]
  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 2e-3, betas: Betas(0.9, 0.999))
  /// What is added to each gradient's size.
  public var eps = 1e-8

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let averages = Averages(betas(of: hyperparameters), updates: progress.updates)
    return AdamaxKernel(
      averages: averages, weightDecay: Float(hyperparameters.weightDecay), eps: Float(eps),
      stepSize: Float(hyperparameters.learningRate / averages.correction))
  }
}

private struct AdamaxKernel: UpdateKernel {
  let averages: Averages
  let weightDecay: Float
  let eps: Float
  let stepSize: Float

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ maxima: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, maxima.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let mean = averages.moved(means[unchecked: i], by: gradient)
      let size = abs(gradient) + eps
      let kept = averages.squaresKept * maxima[unchecked: i]
      // Not max, which would hide a NaN.
      let greatest = size < kept ? kept : size
      means[unchecked: i] = mean
      maxima[unchecked: i] = greatest
      values[unchecked: i] = value - stepSize * quotient(mean, greatest)
    }
  }
}
