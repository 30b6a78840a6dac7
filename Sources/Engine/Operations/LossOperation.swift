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
    switch loss {
    case .mean: return LossKernel.mean(y, slopes: &slopes)
    case .mse: return LossKernel.squared(y, target.tensor.floats.span, slopes: &slopes)
    case .l1: return LossKernel.absolute(y, target.tensor.floats.span, slopes: &slopes)
    case .smoothL1:
      return LossKernel.smoothAbsolute(y, target.tensor.floats.span, slopes: &slopes)
    case .bceWithLogits:
      return LossKernel.binaryCrossEntropy(y, target.tensor.floats.span, slopes: &slopes)
    case .crossEntropy:
      return LossKernel.crossEntropy(y, target.tensor.integers.span, slopes: &slopes)
    }
  }
}
