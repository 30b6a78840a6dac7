import Networks

/// The running mean and variance of a batch normalisation, and the batches that made them.
struct RunningStatistics {
  let mean: Tensor
  let variance: Tensor
  private let batches: Tensor
  private let momentum: Double?
  /// Whether training leaves them as they are, and normalises by them.
  let isFixed: Bool

  /// The statistics in a layer's buffers; nil if it keeps none.
  init?(_ buffers: [ParameterSlot], momentum: Double?) {
    guard buffers.count == 3 else { return nil }
    (mean, variance, batches) = (buffers[0].values, buffers[1].values, buffers[2].values)
    self.momentum = momentum
    isFixed = !buffers.allSatisfy(\.isTrainable)
  }

  /// Moves them towards a batch's statistics, over `count` values of each feature.
  ///
  /// The batch's variance is biased, the running one is not.
  func addUpdate(mean: Tensor, variance: Tensor, count: Int, in compiler: PlanCompiler) {
    let (running, momentum) = (self, momentum)
    let unbias = Double(count) / Double(count - 1)
    compiler.add([mean, variance, running.mean, running.variance, running.batches]) { _ in
      running.batches.floats[0] += 1
      let share = momentum ?? 1 / Double(running.batches.floats[0])
      running.mean.move(towards: mean, by: share, scale: 1)
      running.variance.move(towards: variance, by: share, scale: unbias)
    }
  }
}

extension Tensor {
  /// self = (1 − share) · self + share · scale · target, in double precision.
  fileprivate func move(towards target: Tensor, by share: Double, scale: Double) {
    let (target, floats) = (target.floats, self.floats)
    for i in target.indices {
      floats[i] = Float(
        (1 - share) * Double(floats[i]) + share * scale * Double(target[i]))
    }
  }
}
