public import Declarations

/// Gradients divided by the root of the sum of all their squares.
public typealias Adagrad = RuleOptimizer<AdagradRule>

/// The rule of ``Adagrad``.
public struct AdagradRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "adagrad", Self(), "Gradients divided by the root of the sum of all their squares.",
    formula: """
      g = g + weight_decay · p
      s = s + g²                                              from initial_accumulator_value on
      p = p − lr/(1 + (t − 1) · lr_decay) · g/(√s + eps)      at update t, counted from 1
      """,
    source: """
      Duchi, Hazan, Singer, "Adaptive subgradient methods for online learning and stochastic \
      optimization", JMLR 2011
      """,
    pytorch: "optim.Adagrad",
    arguments: [
      learningRate,
      .optional(
        \.lrDecay, "lr_decay", .number(.notNegative), "how fast the learning rate falls"),
      weightDecay,
      eps(\.eps),
      .optional(
        \.initialAccumulatorValue, "initial_accumulator_value", .number(.notNegative),
        "what the sum of squares begins with"),
    ])

  /// The sum of squares.
  public static let bufferNames = ["sum"]
  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 1e-2)
  /// How fast the learning rate falls.
  public var lrDecay = 0.0
  /// What the sum of squares begins with; read before the first update.
  public var initialAccumulatorValue = 0.0
  /// What is added to the denominator.
  public var eps = 1e-10

  /// What the sum of squares begins with.
  public var initialValue: Float { Float(initialAccumulatorValue) }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let slowdown = 1 + Double(progress.updates - 1) * lrDecay
    return AdagradKernel(
      learningRate: Float(hyperparameters.learningRate / slowdown),
      weightDecay: Float(hyperparameters.weightDecay), eps: Float(eps))
  }
}

private struct AdagradKernel: UpdateKernel {
  let learningRate: Float
  let weightDecay: Float
  let eps: Float

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ sums: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, sums.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let sum = sums[unchecked: i] + gradient * gradient
      sums[unchecked: i] = sum
      values[unchecked: i] = value - learningRate * quotient(gradient, root(sum) + eps)
    }
  }
}
