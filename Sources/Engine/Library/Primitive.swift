import COneDNN
import System

/// A primitive ready to run, with its arguments bound to tensors once.
final class Primitive {
  /// What the code of a primitive may take while it is generated, in bytes: oneDNN does not look whether
  /// the system gives it, and writes to what was refused.
  private static let mostCode = 16 << 20

  private let stream: LibraryStream
  private let raw: dnnl_primitive_t
  private var memories: ContiguousArray<dnnl_exec_arg_t> = []
  /// Everything it reads or writes, scratch memory included.
  let tensors: [Tensor]

  /// Generates the code.
  init(
    _ descriptor: PrimitiveDescriptor, _ arguments: [Argument], on stream: LibraryStream
  ) throws(EngineError) {
    self.stream = stream
    // With what fills up blocks, an array may have more elements than its sizes say.
    for argument in arguments {
      let count = argument.layout.byteCount / argument.layout.elementType.byteCount
      guard count <= LibrarySizes.most else {
        throw EngineError("an array of \(count) elements is more than oneDNN can count")
      }
    }
    guard Memory.isAvailable(Self.mostCode) else {
      throw EngineError(refused: Self.mostCode)
    }
    var primitive: dnnl_primitive_t?
    try Library.check(dnnl_primitive_create(&primitive, descriptor.raw), "make a primitive")
    guard let primitive else { throw EngineError("oneDNN made no primitive") }
    raw = primitive
    let scratch = try descriptor.layout(dnnl_query_scratchpad_md)
    var all = arguments
    if scratch.byteCount > 0 {
      all.append(
        Argument(DNNL_ARG_SCRATCHPAD, Tensor(byteCount: scratch.byteCount), scratch))
    }
    tensors = all.map(\.tensor)
    for argument in all {
      var memory: dnnl_memory_t?
      var layout = argument.layout.raw
      // No memory is given yet: the arena is laid out when all primitives are known.
      try Library.check(
        dnnl_memory_create(&memory, &layout, stream.library.engine, nil), "describe memory")
      memories.append(dnnl_exec_arg_t(arg: argument.number, memory: memory))
    }
  }

  deinit {
    for argument in memories { dnnl_memory_destroy(argument.memory) }
    dnnl_primitive_destroy(raw)
  }

  /// Gives scratch memory of its own to a primitive that stands outside any plan.
  ///
  /// - Returns: The memory, which must live until the primitive has run.
  func placeScratch() throws(EngineError) -> AlignedBuffer? {
    guard let last = memories.last, last.arg == DNNL_ARG_SCRATCHPAD, let tensor = tensors.last
    else { return nil }
    let memory = try AlignedBuffer(byteCount: tensor.byteCount)
    tensor.place(at: memory.start)
    return memory
  }

  /// Points the arguments to their tensors, which have their places now.
  func bind() throws(EngineError) {
    for (argument, tensor) in zip(memories, tensors) {
      try Library.check(
        dnnl_memory_set_data_handle(argument.memory, tensor.start), "bind memory")
    }
  }

  /// Executes the primitive.
  func run() {
    let status = memories.withUnsafeBufferPointer {
      dnnl_primitive_execute(raw, stream.raw, Int32($0.count), $0.baseAddress)
    }
    if status == dnnl_out_of_memory { Memory.refuse() }
    precondition(status == dnnl_success, "oneDNN failed to execute a compiled primitive")
  }
}
