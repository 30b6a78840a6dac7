import Networks

/// The last step forward: the loss of a batch and, while training, its gradient.
struct LossOperation {
  private let function: LossFunction
  private let weights: [Float]
  private let batchSize: Int
  private let output: Value
  private let target: LossTarget
  private let gradient: Tensor?

  init(
    _ loss: any Loss, _ output: Value, _ target: LossTarget, batchSize: Int, gradient: Value?
  ) {
    let loss = LossFunctions.runnable(loss)
    (function, weights) = (loss.function, loss.weight.map { Float($0) })
    (self.output, self.target, self.batchSize) = (output, target, batchSize)
    self.gradient = gradient?.tensor
  }

  /// What the samples of the batch weigh together: their number, or the sum of their classes' weights.
  var weight: Double {
    weights.isEmpty
      ? Double(batchSize) : LossMath.weightSum(target.classes.span, weights.span)
  }

  /// The sum of the samples' losses divided by a number, and its gradient; nothing for 0.
  func run(dividingBy divisor: Double) -> Double {
    var slopes = gradient.floats.mutableSpan
    let share = divisor > 0 ? 1 / divisor : 0
    return function(output.tensor.floats.span, target, &slopes, share)
  }
}
