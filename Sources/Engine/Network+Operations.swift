public import Networks

extension Network {
  /// The floating-point operations of a training step's matrix products and convolutions.
  ///
  /// A multiplication and an addition each, three times over: forward, for the gradient of the
  /// weights, and for that of the input, which the first layer with parameters need not have.
  public func trainingOperations(batchSize: Int) -> Int {
    let forward = Workload(self, batchSize: batchSize).multiplications
    guard let first = nodes.firstIndex(where: { !$0.parameters.isEmpty }) else { return 0 }
    let unneeded = Workload(nodes[first...first], batchSize: batchSize).multiplications
    return 2 * (3 * forward - unneeded)
  }

  /// The floating-point operations of all layers' matrix products and convolutions, forward.
  public func forwardOperations(batchSize: Int) -> Int {
    2 * Workload(self, batchSize: batchSize).multiplications
  }

  /// The floating-point operations of one layer's matrix products and convolutions, forward.
  public func forwardOperations(of index: Int, batchSize: Int) -> Int {
    2 * Workload(nodes[index...index], batchSize: batchSize).multiplications
  }
}
