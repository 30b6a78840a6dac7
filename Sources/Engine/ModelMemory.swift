package import Networks

/// The memory that a model takes, found by compiling its plans without laying them out.
package struct ModelMemory {
  /// The batches that a plan is made for.
  package struct PlanSize: Hashable {
    /// The number of samples in a batch.
    package let batchSize: Int
    /// What the plan is for.
    package let mode: Mode

    /// Joins a number of samples and what the plan is for.
    package init(_ batchSize: Int, _ mode: Mode) {
      (self.batchSize, self.mode) = (batchSize, mode)
    }
  }

  /// A number for every parameter, as they lie in the store, in bytes.
  package let twin: Int
  /// Values, gradients, and what layers keep beside them, in bytes.
  package let store: Int
  /// What all plans compute in, in bytes.
  package let plans: Int

  /// Compiles a model as `Model` does, for batches of a size and then for others.
  ///
  /// - Throws: `EngineError` where a batch does not suit the network.
  package init(
    _ network: Network, loss: any Loss, threads: Int, precision: Precision, batchSize: Int,
    plans sizes: Set<PlanSize>, frozen: Set<Int> = [], fixedBuffers: Set<Int> = []
  ) throws(EngineError) {
    let kernels = KernelChoice.automatic.resolved(for: network, batchSize: batchSize, precision)
    let parameters = ParameterSlot.slots(network.parameters, frozen: frozen)
    let buffers = ParameterSlot.slots(network.buffers, frozen: fixedBuffers)
    for slot in buffers { slot.fixPlain() }
    let workers = Model.workers(
      of: threads, for: network, batchSize: batchSize, kernels: kernels)
    if kernels == .library { LibraryThreads(count: workers.count).use() }
    let first = PlanSize(batchSize, .training)
    var plans = 0
    for size in [first] + sizes.subtracting([first]) {
      let compiled = try PlanCompiler(
        network, mode: size.mode, batchSize: size.batchSize, seed: 0, kernels: kernels,
        precision: precision, workers: workers, parameters: parameters, buffers: buffers
      ).compile(loss)
      let external = ParameterStore.tensorIdentities(of: parameters + buffers)
      plans += compiled.layout(beside: external).byteCount
    }
    self.plans = plans
    twin = ParameterStore.byteCount(of: parameters)
    store = 2 * twin + ParameterStore.byteCount(of: buffers)
  }
}
