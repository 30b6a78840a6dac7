import Networks

/// Where a batch's targets lie: classes, values, or nothing.
struct LossTarget {
  let kind: TargetKind
  let tensor: Tensor

  init(_ loss: Loss, batchSize: Int, outputs: Int) {
    kind = loss.targetKind
    tensor =
      switch kind {
      case .none: Tensor(byteCount: 0)
      case .classes: Tensor(byteCount: 4 * batchSize)
      case .values: Tensor(byteCount: 4 * batchSize * outputs)
      }
  }
}
