public import Declarations
import RealModule

/// Adam with Nesterov momentum.
public typealias NAdam = RuleOptimizer<NAdamRule>

/// The rule of ``NAdam``.
public struct NAdamRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "nadam", Self(), "Adam with Nesterov momentum.",
    formula: """
      g = g + weight_decay · p     or, decoupled,     p = p − lr · weight_decay · p
      μ_t = β1 · (1 − ½ · 0.96^(t · momentum_decay))          at update t, counted from 1
      m = β1 · m + (1 − β1) · g
      v = β2 · v + (1 − β2) · g²
      d = √(v/(1 − β2^t)) + eps
      p = p − lr · (1 − μ_t)/(1 − μ_1 ⋯ μ_t) · g/d − lr · μ_{t+1}/(1 − μ_1 ⋯ μ_{t+1}) · m/d
      """,
    source: "Dozat, \"Incorporating Nesterov momentum into Adam\", ICLR workshop 2016",
    pytorch: "optim.NAdam",
    arguments: [
      learningRate, betas, eps(\.eps), weightDecay,
      .optional(
        \.momentumDecay, "momentum_decay", .number(.notNegative),
        "how fast the momentum rises from half of beta1 to beta1"),
      decoupledWeightDecay(\.decoupledWeightDecay),
    ])

  /// The averages.
  public static let bufferNames = ["exp_avg", "exp_avg_sq"]
  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 2e-3, betas: Betas(0.9, 0.999))
  /// What is added to the denominator.
  public var eps = 1e-8
  /// How fast the momentum rises from half of β1 to β1.
  public var momentumDecay = 4e-3
  /// Whether weight decay leaves the gradient alone.
  public var decoupledWeightDecay = false

  /// The arithmetic of an update, which multiplies one more momentum into their product.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let betas = betas(of: hyperparameters)
    func momentum(_ update: Int) -> Double {
      betas.first * (1 - 0.5 * Double.pow(0.96, Double(update) * momentumDecay))
    }
    let (momentum, next) = (momentum(progress.updates), momentum(progress.updates + 1))
    progress.momentumProduct *= momentum
    let product = progress.momentumProduct
    let (averages, rate) = (
      Averages(betas, updates: progress.updates), hyperparameters.learningRate
    )
    return NAdamKernel(
      averages: averages, decay: Decay(hyperparameters, isDecoupled: decoupledWeightDecay),
      gradientStep: Float(rate * (1 - momentum) / (1 - product)),
      meanStep: Float(rate * next / (1 - product * next)),
      squaresScale: Float(1 / averages.squaresCorrection), eps: Float(eps))
  }
}

private struct NAdamKernel: UpdateKernel {
  let averages: Averages
  let decay: Decay
  let gradientStep: Float
  let meanStep: Float
  let squaresScale: Float
  let eps: Float

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + decay.added * value
      let mean = averages.moved(means[unchecked: i], by: gradient)
      let square = averages.moved(squares: squares[unchecked: i], by: gradient)
      means[unchecked: i] = mean
      squares[unchecked: i] = square
      let direction = gradientStep * gradient + meanStep * mean
      let denominator = root(square * squaresScale) + eps
      values[unchecked: i] = decay.kept * value - quotient(direction, denominator)
    }
  }
}
