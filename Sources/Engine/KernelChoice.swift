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
  /// Up to here one thread is all that the work is worth (see `Workload`), a step of theirs takes
  /// no longer than one of oneDNN's and for the smallest networks half as long; and they spare a
  /// short run the milliseconds in which oneDNN starts and generates code, and the memory for it.
  static let ownLimit = 2 * 1024 * 1024 - 1

  /// The choice with the rule applied: `own` or `library`.
  ///
  /// Layers without kernels of ours, such as those of images, make a network take the library's, whatever
  /// was chosen.
  ///
  /// So does bfloat16, for which we have none.
  package func resolved(
    for network: Network, batchSize: Int, _ precision: Precision = .float32
  ) -> KernelChoice {
    if precision == .bfloat16 { return .library }
    if network.allNodes.contains(where: { type(of: $0.layer.runnable).needsLibrary }) {
      return .library
    }
    guard self == .automatic else { return self }
    let work = Workload(network, batchSize: batchSize).multiplications
    return work <= KernelChoice.ownLimit ? .own : .library
  }
}
