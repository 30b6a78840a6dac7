public import Declarations

/// Adam: steps along the average gradient, divided by the root of the average square.
public typealias Adam = RuleOptimizer<AdamRule>

/// Adam with decoupled weight decay.
public typealias AdamW = RuleOptimizer<AdamWRule>

/// The rule of ``Adam``.
public typealias AdamRule = AdamUpdate<L2Penalty>

/// The rule of ``AdamW``.
public typealias AdamWRule = AdamUpdate<DecoupledDecay>

/// What Adam does with weight decay.
public protocol AdamDecay: Sendable, Hashable {
  /// Whether it leaves the gradient alone.
  static var isDecoupled: Bool { get }
}

/// Weight decay that is added to the gradient.
public enum L2Penalty: AdamDecay {
  /// No.
  public static let isDecoupled = false
}

/// Weight decay that takes a share off the parameter before its update.
public enum DecoupledDecay: AdamDecay {
  /// Yes.
  public static let isDecoupled = true
}

/// The rule of Adam under either of its names.
public struct AdamUpdate<WeightDecay: AdamDecay>: UpdateRule {
  /// Its name and its arguments.
  public static var declaration: Declaration<Self> {
    let isDecoupled = WeightDecay.isDecoupled
    return Declaration(
      isDecoupled ? "adamw" : "adam", Self(),
      isDecoupled
        ? "Adam with decoupled weight decay."
        : "Steps along the average gradient, divided by the root of the average square.",
      formula: (isDecoupled ? "p = p − lr · weight_decay · p\n" : "g = g + weight_decay · p\n")
        + """
        m = β1 · m + (1 − β1) · g
        v = β2 · v + (1 − β2) · g²
        w = the greatest v so far with amsgrad, else v
        p = p − lr/(1 − β1^t) · m / (√w/√(1 − β2^t) + eps)     at update t, counted from 1
        """,
      source: (isDecoupled
        ? "Loshchilov, Hutter, \"Decoupled weight decay regularization\", 2017, arXiv:1711.05101"
        : "Kingma, Ba, \"Adam: a method for stochastic optimization\", 2014, arXiv:1412.6980")
        + "; amsgrad: Reddi, Kale, Kumar, \"On the convergence of Adam and beyond\", ICLR 2018",
      pytorch: isDecoupled ? "optim.AdamW" : "optim.Adam",
      arguments: [
        learningRate, betas, eps(\.eps), weightDecay,
        .optional(\.amsgrad, "amsgrad", .boolean, "whether the denominator never falls"),
      ])
  }

  /// The averages, and with `amsgrad` the greatest of the second.
  public static var bufferNames: [String] { ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] }

  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(
    learningRate: 1e-3, weightDecay: WeightDecay.isDecoupled ? 1e-2 : 0, betas: Betas(0.9, 0.999))

  /// What is added to the denominator.
  public var eps = 1e-8
  /// Whether the denominator never falls.
  public var amsgrad = false

  /// Both averages, the greatest one with `amsgrad` alone.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    .first(amsgrad ? 3 : 2)
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let averages = Averages(betas(of: hyperparameters), updates: progress.updates)
    return AdamKernel(
      averages: averages, decay: Decay(hyperparameters, isDecoupled: WeightDecay.isDecoupled),
      stepSize: Float(hyperparameters.learningRate / averages.correction),
      rootScale: Float(1 / averages.squaresCorrection.squareRoot()), eps: Float(eps),
      amsgrad: amsgrad)
  }
}

private struct AdamKernel: UpdateKernel {
  let averages: Averages
  let decay: Decay
  let stepSize: Float
  let rootScale: Float
  let eps: Float
  let amsgrad: Bool

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ greatest: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    if amsgrad {
      check(range, within: greatest.count)
      for i in range {
        let (mean, square) = averages.move(i, &values, gradients, &means, &squares, decay)
        let old = greatest[unchecked: i]
        // Not max, which would hide a NaN.
        let new = square < old ? old : square
        greatest[unchecked: i] = new
        values[unchecked: i] -= step(mean, new)
      }
    } else {
      for i in range {
        let (mean, square) = averages.move(i, &values, gradients, &means, &squares, decay)
        values[unchecked: i] -= step(mean, square)
      }
    }
  }

  @inline(__always)
  private func step(_ mean: Float, _ square: Float) -> Float {
    stepSize * quotient(mean, root(square) * rootScale + eps)
  }
}
