import Networks

/// How much a batch of a network asks of the processor, by its shape alone.
///
/// What is decided by it is the same on every run: a stopwatch would not give the same bits twice.
struct Workload {
  /// The multiplications of a forward pass through the layers that are matrix products.
  let multiplications: Int

  /// Counts a batch; what cannot be counted is as much as can be.
  init(_ network: Network, batchSize: Int) {
    self.init(network.nodes[...], batchSize: batchSize)
  }

  /// Counts a batch through some of a network's layers.
  init(_ nodes: ArraySlice<Network.Node>, batchSize: Int) {
    var total = 0
    for node in Network.flattened(nodes) {
      let inner = node.layer.productLength(for: node.input)
      let product = Shape.product([batchSize, inner, node.output.count]) ?? .max
      let (sum, overflow) = total.addingReportingOverflow(product)
      total = overflow ? .max : sum
    }
    multiplications = total
  }

  /// The threads that the work is worth, of those there are.
  ///
  /// Threads that wait for each other after every few microseconds take longer than one, and in
  /// parallel runs they take each other's processors: each must have at least 2²⁰ multiplications,
  /// some 30 µs.
  func threads(of available: Int) -> Int {
    max(1, min(available, multiplications >> 20))
  }
}
