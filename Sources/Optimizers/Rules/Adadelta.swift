public import Declarations

/// Gradients scaled by the ratio of past steps to past gradients.
public typealias Adadelta = RuleOptimizer<AdadeltaRule>

/// The rule of ``Adadelta``.
public struct AdadeltaRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "adadelta", Self(), "Gradients scaled by the ratio of past steps to past gradients.",
    formula: """
      g = g + weight_decay · p
      s = rho · s + (1 − rho) · g²
      Δ = √(a + eps)/√(s + eps) · g
      a = rho · a + (1 − rho) · Δ²
      p = p − lr · Δ
      """,
    source: "Zeiler, \"ADADELTA: an adaptive learning rate method\", 2012, arXiv:1212.5701",
    pytorch: "optim.Adadelta",
    arguments: [
      learningRate,
      .optional(\.rho, "rho", .number(.within(0, 1)), "share of both averages that is kept"),
      .optional(\.eps, "eps", .number(.notNegative), "what is added under both roots"),
      weightDecay,
    ])

  /// The average squares of gradients and of steps.
  public static let bufferNames = ["square_avg", "acc_delta"]
  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 1)
  /// The share of both averages that is kept from one step to the next.
  public var rho = 0.9
  /// What is added under both roots.
  public var eps = 1e-6

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    AdadeltaKernel(
      learningRate: Float(hyperparameters.learningRate),
      weightDecay: Float(hyperparameters.weightDecay), kept: Float(rho), taken: Float(1 - rho),
      eps: Float(eps))
  }
}

private struct AdadeltaKernel: UpdateKernel {
  let learningRate: Float
  let weightDecay: Float
  let kept: Float
  let taken: Float
  let eps: Float

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ squares: inout MutableSpan<Float>,
    _ deltas: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, squares.count, deltas.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let square = kept * squares[unchecked: i] + taken * (gradient * gradient)
      let past = deltas[unchecked: i]
      let delta = quotient(root(past + eps), root(square + eps)) * gradient
      squares[unchecked: i] = square
      deltas[unchecked: i] = kept * past + taken * (delta * delta)
      values[unchecked: i] = value - learningRate * delta
    }
  }
}
