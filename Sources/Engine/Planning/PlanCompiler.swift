import CKernels
import Networks

/// Turns a network into the steps of a plan, for one batch size and mode.
///
/// Operations add steps in the order in which they run; every step names the tensors it touches,
/// from which their lifetimes follow.
final class PlanCompiler {
  let network: Network
  let mode: Mode
  let batchSize: Int
  let seed: UInt64
  let kernels: KernelChoice
  /// What layers of oneDNN's store activations and working copies of weights in.
  let elementType: ElementType
  /// The threads that share work of our own.
  let workers: Workers
  /// The places of the network's parameters and buffers.
  let parameters: [ParameterSlot]
  let buffers: [ParameterSlot]
  /// The steps so far.
  private var steps: [Step] = []
  /// The primitives among the steps, to be bound to memory.
  private(set) var primitives: [Primitive] = []
  private var stream: LibraryStream?
  private var layerCount = 0
  // Steps hold their tensors, so that an identity here stays that of one tensor.
  private var protected: Set<ObjectIdentifier> = []

  init(
    _ network: Network, mode: Mode, batchSize: Int, seed: UInt64, kernels: KernelChoice,
    precision: Precision, workers: Workers, parameters: [ParameterSlot], buffers: [ParameterSlot]
  ) throws(EngineError) {
    (self.network, self.mode, self.batchSize, self.seed) = (network, mode, batchSize, seed)
    self.kernels = kernels
    elementType = ElementType(precision)
    (self.workers, self.parameters, self.buffers) = (workers, parameters, buffers)
    try checkSizes()
  }

  /// The number of the next layer, counted over the whole network.
  func takeLayerNumber() -> Int {
    defer { layerCount += 1 }
    return layerCount
  }

  /// A new plain array in the arena.
  func value(_ dimensions: [Int]) -> Value {
    Value(Tensor(byteCount: Layout.plain(dimensions).byteCount), plain: dimensions)
  }

  /// A new array in the arena with a layout of oneDNN's.
  func value(_ descriptor: MemoryDescriptor) -> Value {
    Value(Tensor(byteCount: descriptor.byteCount), descriptor)
  }

  /// Ends one direction: returns its steps and begins anew.
  func takeSteps() -> [Step] {
    defer { steps.removeAll() }
    return steps
  }

  /// Adds a step of our own.
  func add(_ tensors: [Tensor], _ run: @escaping (UInt64) -> Void) {
    steps.append(Step(tensors: tensors, run: run))
  }

  /// Adds a step of oneDNN's.
  func add(
    _ descriptor: PrimitiveDescriptor, _ arguments: [Primitive.Argument]
  ) throws(EngineError) {
    let stream = try openStream()
    let primitive = try Primitive(descriptor, arguments, on: stream)
    primitives.append(primitive)
    steps.append(Step(tensors: primitive.tensors) { _ in primitive.run() })
  }

  /// The value row after row, for kernels of our own in float32; copied only if it is not so
  /// already.
  func plain(_ value: Value) throws(EngineError) -> Value {
    if case .plain = value.layout { return value }
    return try converted(value, to: MemoryDescriptor(plain: value.dimensions))
  }

  /// The value row after row, in whatever type its numbers have.
  func rowMajor(_ value: Value) throws(EngineError) -> Value {
    let type = value.descriptor.elementType
    return try converted(value, to: MemoryDescriptor(plain: value.dimensions, as: type))
  }

  /// The value in a layout; copied only if it is not in it already.
  func converted(
    _ source: Value, to descriptor: MemoryDescriptor
  ) throws(EngineError) -> Value {
    if source.descriptor == descriptor { return source }
    let destination = value(descriptor)
    try copy(source, to: destination)
    return destination
  }

  /// Copies a value into the layout of another.
  func copy(_ source: Value, to destination: Value) throws(EngineError) {
    if let pairing = RowPairing(source.descriptor, destination.descriptor) {
      addPairing(pairing, source.tensor, destination.tensor)
      return
    }
    try add(
      PrimitiveDescriptor(reorder: source.descriptor, to: destination.descriptor),
      [.source(source), .result(destination)])
  }

  private func addPairing(_ pairing: RowPairing, _ source: Tensor, _ destination: Tensor) {
    let width = pairing.width
    let convert = SplitStep { pairs in
      let first = 2 * pairs.lowerBound * width
      MachineKernels.best.pair_rows(
        source.floatStart + first,
        destination.start.assumingMemoryBound(to: UInt16.self) + first, pairs.count, width)
    }
    let workers = self.workers
    add([source, destination]) { _ in workers.split(pairing.pairs, convert) }
  }

  /// Keeps later steps from writing over a gradient that more than one of them reads.
  func protect(_ gradient: Value) { protected.insert(ObjectIdentifier(gradient.tensor)) }

  /// Where a step puts what it makes of a gradient, in the same layout: in its place if nothing
  /// else reads that.
  func writable(_ gradient: Value) -> Value {
    protected.contains(ObjectIdentifier(gradient.tensor))
      ? value(gradient.descriptor) : gradient
  }

  private func openStream() throws(EngineError) -> LibraryStream {
    if let stream { return stream }
    let opened = try LibraryStream()
    stream = opened
    return opened
  }

  /// Refuses batches and models whose arrays cannot even be counted in bytes together.
  private func checkSizes() throws(EngineError) {
    var elements = 0
    for count in network.allNodes.flatMap({ [$0.input.count, $0.output.count] }) {
      let (sum, overflow) = elements.addingReportingOverflow(count)
      elements = overflow ? .max : sum
    }
    // 256 leaves room for scratch memory, for double precision and for what fills up blocks.
    guard Shape.product([256, batchSize, elements]) != nil else {
      throw EngineError("a batch of \(batchSize) samples is too large for this model")
    }
    guard Shape.product([256, network.parameterCount]) != nil else {
      throw EngineError("the model's \(network.parameterCount) parameters are too many")
    }
  }
}
