import Networks

/// How much a batch of a network asks of the processor, by its shape alone.
///
/// What is decided by it is the same on every run: a stopwatch would not give the same bits twice.
struct Workload {
  /// The multiplications of a forward pass through the layers that are matrix products.
  let multiplications: Int
  /// The most that is counted, of which a training step's six times are still a number.
  static let most = Int.max >> 3

  /// Counts a batch; more than ``most`` is that.
  init(_ network: Network, batchSize: Int) { self.init(network.nodes[...], batchSize: batchSize) }

  /// Counts a batch through some of a network's layers.
  init(_ nodes: ArraySlice<Network.Node>, batchSize: Int) {
    var total = 0
    for node in Network.flattened(nodes) {
      let inner = node.layer.productLength(for: node.input)
      let product = Shape.product([batchSize, inner, node.output.count]) ?? Self.most
      total = min(total + min(product, Self.most), Self.most)
    }
    multiplications = total
  }

  /// The threads that the work is worth, of those there are.
  ///
  /// Threads that wait for each other after every few microseconds take longer than one, and in
  /// parallel runs they take each other's processors: each must have at least 2²⁰ multiplications,
  /// some 30 µs.
  func threads(of available: Int) -> Int { max(1, min(available, multiplications >> 20)) }
}
