public import Declarations
import RealModule

/// Adam that waits with its adaptive steps until their variance is known.
public typealias RAdam = RuleOptimizer<RAdamRule>

/// The rule of ``RAdam``.
public struct RAdamRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "radam", Self(), "Adam that waits with its adaptive steps until their variance is known.",
    formula: """
      g = g + weight_decay · p     or, decoupled,     p = p − lr · weight_decay · p
      m = β1 · m + (1 − β1) · g
      v = β2 · v + (1 − β2) · g²
      ρ = 2/(1 − β2) − 1
      ρ_t = ρ − 2 t · β2^t/(1 − β2^t)                             at update t, counted from 1
      r = √((ρ_t − 4)(ρ_t − 2) ρ / ((ρ − 4)(ρ − 2) ρ_t))
      p = p − lr · m/(1 − β1^t) · r · √(1 − β2^t)/(√v + eps)      where ρ_t > 5
      p = p − lr · m/(1 − β1^t)                                   elsewhere
      """,
    source: """
      Liu et al., "On the variance of the adaptive learning rate and beyond", 2019, arXiv:1908.03265
      """,
    pytorch: "optim.RAdam",
    arguments: [
      learningRate, betas, eps(\.eps), weightDecay, decoupledWeightDecay(\.decoupledWeightDecay),
    ])

  /// The averages.
  public static let bufferNames = ["exp_avg", "exp_avg_sq"]
  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 1e-3, betas: Betas(0.9, 0.999))
  /// What is added to the denominator.
  public var eps = 1e-8
  /// Whether weight decay leaves the gradient alone.
  public var decoupledWeightDecay = false

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let (betas, updates) = (betas(of: hyperparameters), progress.updates)
    let averages = Averages(betas, updates: updates)
    let limit = 2 / (1 - betas.second) - 1
    let power = Double.pow(betas.second, updates)
    let length = limit - 2 * Double(updates) * power / averages.squaresCorrection
    var stepSize = hyperparameters.learningRate / averages.correction
    if length > 5 {
      let rectification =
        (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)
      stepSize *= (rectification * averages.squaresCorrection).squareRoot()
    }
    return RAdamKernel(
      averages: averages, decay: Decay(hyperparameters, isDecoupled: decoupledWeightDecay),
      stepSize: Float(stepSize), isAdaptive: length > 5, eps: Float(eps))
  }
}

private struct RAdamKernel: UpdateKernel {
  let averages: Averages
  let decay: Decay
  let stepSize: Float
  let isAdaptive: Bool
  let eps: Float

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    // Two loops, each without a branch.
    if isAdaptive {
      for i in range {
        let (mean, square) = averages.move(i, &values, gradients, &means, &squares, decay)
        values[unchecked: i] -= stepSize * quotient(mean, root(square) + eps)
      }
    } else {
      for i in range {
        let (mean, _) = averages.move(i, &values, gradients, &means, &squares, decay)
        values[unchecked: i] -= stepSize * mean
      }
    }
  }
}
