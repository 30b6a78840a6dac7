import Networks

/// The last step forward: the loss of a batch and, while training, its gradient.
struct LossOperation {
  private let function: LossFunction
  private let output: Value
  private let target: LossTarget
  private let gradient: Tensor?

  init(_ loss: any Loss, _ output: Value, _ target: LossTarget, gradient: Value?) {
    function = LossFunctions.function(of: loss)
    (self.output, self.target) = (output, target)
    self.gradient = gradient?.tensor
  }

  /// The mean loss of the batch.
  func run() -> Double {
    var slopes = gradient.floats.mutableSpan
    return function(output.tensor.floats.span, target, &slopes)
  }
}
