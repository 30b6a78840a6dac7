public import Networks

/// A network with numbers: its parameters, and plans that compute with them.
public final class Model {
  /// What the model is.
  public let network: Network
  /// What its plans compute from the outputs.
  public let loss: any Loss
  /// What initial parameters and dropout masks are drawn from.
  public let seed: UInt64
  /// The number of threads that plans may use; small ones use fewer, by a rule of their shape.
  public let threads: Int
  /// The parameters, their gradients and the layers' own state.
  public let store: ParameterStore
  /// The indices of the parameters without gradients.
  public let frozen: Set<Int>
  /// The indices of the buffers that training leaves as they are: batch normalisations normalise by them.
  public let fixedBuffers: Set<Int>
  /// The indices of the parameters without gradients for the time being, beside the frozen ones.
  public private(set) var held: Set<Int> = []
  /// What the plans compute in.
  public let precision: Precision
  private let kernels: KernelChoice
  // The threads of every plan: changing their number between plans wakes and parks them.
  private let workers: Workers
  private let parameters: [ParameterSlot]
  private let buffers: [ParameterSlot]
  private var plans: [PlanKey: Plan] = [:]

  private struct PlanKey: Hashable {
    let batchSize: Int
    let mode: Mode
  }

  /// Compiles a network for training and draws its initial parameters.
  ///
  /// - Parameters:
  ///   - network: What the model is.
  ///   - loss: What is made small.
  ///   - seed: What initial parameters and dropout masks are drawn from.
  ///   - threads: The number of threads, at least 1. Results depend on it, though not by much.
  ///   - precision: What layers compute in.
  ///   - batchSize: The usual number of samples in a batch; the parameters are laid out for it.
  ///   - frozen: The indices of the parameters without gradients, which no optimizer is to update.
  ///   - fixedBuffers: The indices of the running statistics that training leaves as they are, and normalises
  ///     by, as PyTorch does in a layer that is set to `eval()`.
  /// - Throws: `EngineError` where the batch does not suit the network or memory, or the processor
  ///   lacks the precision.
  public convenience init(
    _ network: Network, loss: any Loss, seed: UInt64, threads: Int = 1,
    precision: Precision = .float32, batchSize: Int, frozen: Set<Int> = [],
    fixedBuffers: Set<Int> = []
  ) throws(EngineError) {
    try self.init(
      network, loss: loss, seed: seed, threads: threads, precision: precision,
      batchSize: batchSize, frozen: frozen, fixedBuffers: fixedBuffers, kernels: .automatic)
  }

  /// Compiles a network with a choice of kernels.
  package init(
    _ network: Network, loss: any Loss, seed: UInt64, threads: Int = 1,
    precision: Precision = .float32, batchSize: Int, frozen: Set<Int> = [],
    fixedBuffers: Set<Int> = [], kernels: KernelChoice
  ) throws(EngineError) {
    precondition(threads >= 1, "a model needs at least one thread")
    precondition(batchSize >= 1, "a batch needs at least one sample")
    (self.network, self.loss, self.seed, self.threads) = (network, loss, seed, threads)
    guard precision.isSupported else {
      throw EngineError("this machine's processor has no instructions for \(precision)")
    }
    (self.precision, self.frozen, self.fixedBuffers) = (precision, frozen, fixedBuffers)
    self.kernels = kernels.resolved(for: network, batchSize: batchSize, precision)
    parameters = ParameterSlot.slots(network.parameters, frozen: frozen)
    buffers = ParameterSlot.slots(network.buffers, frozen: fixedBuffers)
    for slot in buffers { slot.fixPlain() }
    // The first plan decides how parameters lie in memory; only then can they have it.
    workers = Self.workers(
      of: threads, for: network, batchSize: batchSize, kernels: self.kernels)
    if self.kernels == .library { LibraryThreads(count: workers.count).use() }
    let compiled = try PlanCompiler(
      network, mode: .training, batchSize: batchSize, seed: seed, kernels: self.kernels,
      precision: precision, workers: workers, parameters: parameters, buffers: buffers
    ).compile(loss)
    store = try ParameterStore(parameters, buffers, workers: workers)
    store.initialize(seed: seed)
    plans[PlanKey(batchSize: batchSize, mode: .training)] = try Plan(
      compiled, batchSize: batchSize, mode: .training, store: store, threads: workers.count)
  }

  /// The threads that a model computes on where so many may be used: as many as the work is worth, if
  /// they come.
  static func workers(
    of threads: Int, for network: Network, batchSize: Int, kernels: KernelChoice
  ) -> Workers {
    // Our own kernels are for work that one thread does best, without starting any others.
    guard kernels == .library else { return .single }
    let worth = Workload(network, batchSize: batchSize).threads(of: threads)
    return Workers(count: Workers.arriving(of: worth))
  }

  /// How many of so many threads may be used by a model, since no more come than that; all, where it
  /// wants no more than come.
  package static func usableThreads(
    of threads: Int, for network: Network, batchSize: Int, precision: Precision
  ) -> Int {
    let kernels = KernelChoice.automatic.resolved(for: network, batchSize: batchSize, precision)
    guard kernels == .library else { return threads }
    let worth = Workload(network, batchSize: batchSize).threads(of: threads)
    let arrived = Workers.arriving(of: worth)
    return arrived < worth ? arrived : threads
  }

  /// The plan for batches of a size, compiled when it is first asked for.
  ///
  /// - Throws: `EngineError` where the batch does not suit the network or memory.
  public func plan(batchSize: Int, mode: Mode) throws(EngineError) -> Plan {
    precondition(batchSize >= 1, "a batch needs at least one sample")
    let key = PlanKey(batchSize: batchSize, mode: mode)
    if let plan = plans[key] { return plan }
    if kernels == .library { LibraryThreads(count: workers.count).use() }
    let compiled = try PlanCompiler(
      network, mode: mode, batchSize: batchSize, seed: seed, kernels: kernels,
      precision: precision, workers: workers, parameters: parameters, buffers: buffers
    ).compile(loss)
    let plan = try Plan(
      compiled, batchSize: batchSize, mode: mode, store: store, threads: workers.count)
    plans[key] = plan
    return plan
  }

  /// Leaves parameters without gradients until it is told otherwise, and no others but those that are frozen.
  ///
  /// Where that changes anything, plans for training are of no use any more: new ones are to be asked for.
  ///
  /// - Returns: Whether it has.
  @discardableResult
  public func hold(_ parameters: Set<Int>) -> Bool {
    let held = parameters.subtracting(frozen)
    guard held != self.held else { return false }
    self.held = held
    for (index, slot) in self.parameters.enumerated() {
      slot.isTrainable = !frozen.contains(index) && !held.contains(index)
    }
    discardPlans(for: .training, except: [])
    store.withGradients { gradients in
      for index in held { for i in store.range(of: index) { gradients[i] = 0 } }
    }
    return true
  }

  /// Forgets the plans of a mode for batches of other sizes; their memory goes with the last use.
  public func discardPlans(for mode: Mode, except batchSizes: Set<Int>) {
    plans = plans.filter { $0.key.mode != mode || batchSizes.contains($0.key.batchSize) }
  }
}
