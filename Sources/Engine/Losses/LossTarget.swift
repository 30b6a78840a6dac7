import Networks

/// Where a batch's targets lie: classes, values, or nothing.
struct LossTarget {
  let kind: TargetKind
  let tensor: Tensor

  init(_ kind: TargetKind, batchSize: Int, outputs: Int) {
    self.kind = kind
    tensor =
      switch kind {
      case .none: Tensor(byteCount: 0)
      case .classes: Tensor(byteCount: 4 * batchSize)
      case .values: Tensor(byteCount: 4 * batchSize * outputs)
      }
  }

  /// The class of each sample.
  var classes: UnsafeMutableBufferPointer<Int32> { tensor.integers }

  /// The values of all samples.
  var values: UnsafeMutableBufferPointer<Float> { tensor.floats }
}
