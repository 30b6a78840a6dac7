public import Declarations

/// Adam with a learning rate for each parameter, in proportion to its norm.
public typealias LAMB = RuleOptimizer<LAMBRule>

/// The rule of ``LAMB``.
///
/// Where either norm is 0, their ratio counts as 1.
public struct LAMBRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "lamb", Self(), "Adam with a learning rate for each parameter, in proportion to its norm.",
    formula: """
      m = β1 · m + (1 − β1) · g
      v = β2 · v + (1 − β2) · g²
      u = m/(1 − β1^t) / (√(v/(1 − β2^t)) + eps) + weight_decay · p     at update t, from 1 on
      p = p − lr · ‖p‖/‖u‖ · u                                          Euclidean, of each tensor
      """,
    source: """
      You et al., "Large batch optimization for deep learning: training BERT in 76 minutes", 2019, \
      arXiv:1904.00962, algorithm 2 with φ(z) = z
      """,
    arguments: [learningRate, betas, eps(\.eps), weightDecay])

  /// The averages.
  public static let bufferNames = ["exp_avg", "exp_avg_sq"]
  /// Yes: of norms.
  public static let isPerParameter = true
  /// The paper's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 1e-3, betas: Betas(0.9, 0.999))
  /// What is added to the denominator.
  public var eps = 1e-6

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let averages = Averages(betas(of: hyperparameters), updates: progress.updates)
    return LAMBKernel(
      averages: averages, learningRate: hyperparameters.learningRate,
      weightDecay: Float(hyperparameters.weightDecay), meanScale: Float(1 / averages.correction),
      squaresScale: Float(1 / averages.squaresCorrection), eps: Float(eps))
  }
}

/// One pass that moves the averages and sums squares, and one that moves the parameter, so that no
/// direction need be kept.
private struct LAMBKernel: UpdateKernel {
  let averages: Averages
  let learningRate: Double
  let weightDecay: Float
  let meanScale: Float
  let squaresScale: Float
  let eps: Float

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    for i in range {
      let gradient = gradients[unchecked: i]
      means[unchecked: i] = averages.moved(means[unchecked: i], by: gradient)
      squares[unchecked: i] = averages.moved(squares: squares[unchecked: i], by: gradient)
    }
    let trust = trust(values.span, means.span, squares.span, in: range)
    let stepSize = Float(learningRate * trust)
    for i in range {
      let value = values[unchecked: i]
      values[unchecked: i] =
        value - stepSize * direction(value, means[unchecked: i], squares[unchecked: i])
    }
  }

  /// The ratio of the norms of the parameter and of its direction.
  private func trust(
    _ values: Span<Float>, _ means: Span<Float>, _ squares: Span<Float>, in range: Range<Int>
  ) -> Double {
    var (parameter, step) = (SquareSum(), SquareSum())
    parameter.add(range) { values[unchecked: $0] }
    step.add(range) {
      direction(values[unchecked: $0], means[unchecked: $0], squares[unchecked: $0])
    }
    return parameter.value == 0 || step.value == 0 ? 1 : parameter.root / step.root
  }

  @inline(__always)
  private func direction(_ value: Float, _ mean: Float, _ square: Float) -> Float {
    let denominator = root(square * squaresScale) + eps
    return quotient(mean * meanScale, denominator) + weightDecay * value
  }
}
