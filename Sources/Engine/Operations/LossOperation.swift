import Networks

/// The last step forward: the loss of a batch and, while training, its gradient.
struct LossOperation {
  private let loss: Loss
  private let output: Value
  private let target: LossTarget
  private let gradient: Tensor?

  init(_ loss: Loss, _ output: Value, _ target: LossTarget, gradient: Value?) {
    self.loss = loss
    self.output = output
    self.target = target
    self.gradient = gradient?.tensor
  }

  /// The mean loss of the batch.
  func run() -> Double {
    let y = output.tensor.floats.span
    var slopes = gradient.floats.mutableSpan
    switch loss.kind {
    case .mean: return LossKernel.mean(y, slopes: &slopes)
    case .crossEntropy, .nll: return runOnClasses(y, &slopes)
    case .mse, .l1, .smoothL1, .huber, .bceWithLogits: return runOnValues(y, &slopes)
    }
  }

  private func runOnClasses(_ y: Span<Float>, _ slopes: inout MutableSpan<Float>) -> Double {
    let classes = target.tensor.integers.span
    let weights = loss.classWeights.span
    if loss.kind == .nll {
      return LossKernel.negativeLogLikelihood(y, classes, weights: weights, slopes: &slopes)
    }
    guard loss.labelSmoothing > 0 || !weights.isEmpty else {
      return LossKernel.crossEntropy(y, classes, slopes: &slopes)
    }
    return LossKernel.crossEntropy(
      y, classes, smoothing: loss.labelSmoothing, weights: weights, slopes: &slopes)
  }

  private func runOnValues(_ y: Span<Float>, _ slopes: inout MutableSpan<Float>) -> Double {
    let t = target.tensor.floats.span
    return switch loss.kind {
    case .mse: LossKernel.squared(y, t, slopes: &slopes)
    case .l1: LossKernel.absolute(y, t, slopes: &slopes)
    case .smoothL1: LossKernel.smoothAbsolute(y, t, slopes: &slopes)
    case .huber: LossKernel.huber(y, t, delta: loss.delta, slopes: &slopes)
    case .bceWithLogits: LossKernel.binaryCrossEntropy(y, t, slopes: &slopes)
    case .mean, .crossEntropy, .nll: preconditionFailure("\(loss.kind) takes no values")
    }
  }
}
