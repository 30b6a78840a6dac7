import System

/// Copies an array between layouts, outside any plan.
enum LibraryReorder {
  /// Copies once; compiling a copy fails only where oneDNN cannot run at all.
  static func run(
    _ source: UnsafeMutableRawPointer, _ sourceLayout: MemoryDescriptor,
    to destination: UnsafeMutableRawPointer, _ destinationLayout: MemoryDescriptor
  ) {
    let from = Tensor(byteCount: sourceLayout.byteCount)
    let to = Tensor(byteCount: destinationLayout.byteCount)
    from.place(at: source)
    to.place(at: destination)
    do throws(EngineError) {
      let primitive = try Primitive(
        PrimitiveDescriptor(reorder: sourceLayout, to: destinationLayout),
        [.source(Value(from, sourceLayout)), .result(Value(to, destinationLayout))],
        on: LibraryStream())
      let scratch = try primitive.placeScratch()
      try primitive.bind()
      withExtendedLifetime(scratch) { primitive.run() }
    } catch {
      // Whoever moves weights has no way to say that there is no memory for it.
      if error.isRefusal { Memory.refuse() }
      preconditionFailure(error.message)
    }
  }
}
