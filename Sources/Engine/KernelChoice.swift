package import Networks

/// Whose kernels a model computes with.
package enum KernelChoice: Hashable, Sendable {
  /// By a fixed rule of the network's shape, never by the clock.
  case automatic
  /// Our own, without starting oneDNN.
  case own
  /// oneDNN's wherever it has one.
  case library

  /// The greatest work of a batch, in multiplications of the linear layers, for our own kernels.
  ///
  /// Up to here a step of theirs takes no more than about 10 µs, as one of oneDNN's does in
  /// dispatch, and they spare a short run the milliseconds in which oneDNN starts and generates
  /// code, and the memory for it.
  static let ownLimit = 16 * 1024

  /// The choice with the rule applied: `own` or `library`.
  package func resolved(for network: Network, batchSize: Int) -> KernelChoice {
    guard self == .automatic else { return self }
    let work = Workload(network, batchSize: batchSize).multiplications
    return work <= KernelChoice.ownLimit ? .own : .library
  }
}
