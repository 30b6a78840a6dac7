/// A plan's steps before its memory is laid out.
struct CompiledPlan {
  let forward: [Step]
  let loss: LossOperation
  let lossTensors: [Tensor]
  let backward: [Step]
  let primitives: [Primitive]
  let input: Value
  let output: Value
  let target: LossTarget

  /// Lays out the tensors that `external` does not hold, binds the primitives to them and returns
  /// the memory, which must live as long as the steps.
  func place(beside external: Set<ObjectIdentifier>) throws(EngineError) -> AlignedBuffer {
    let (tensors, offsets, byteCount) = layout(beside: external)
    let arena = try AlignedBuffer(byteCount: byteCount)
    for (tensor, offset) in zip(tensors, offsets) { tensor.place(at: arena.start + offset) }
    for primitive in primitives { try primitive.bind() }
    return arena
  }

  /// The tensors that `external` does not hold, where each will lie, and how much all take.
  func layout(
    beside external: Set<ObjectIdentifier>
  ) -> (tensors: [Tensor], offsets: [Int], byteCount: Int) {
    let timeline = forward.map(\.tensors) + [lossTensors] + backward.map(\.tensors)
    var lifetimes: [ObjectIdentifier: (tensor: Tensor, span: ClosedRange<Int>)] = [:]
    var order: [ObjectIdentifier] = []
    // What callers write before and read after a step lives throughout.
    let always = 0...timeline.count - 1
    for tensor in [input.tensor, output.tensor, target.tensor] {
      let id = ObjectIdentifier(tensor)
      if lifetimes.updateValue((tensor, always), forKey: id) == nil { order.append(id) }
    }
    for (moment, tensors) in timeline.enumerated() {
      for tensor in tensors where !external.contains(ObjectIdentifier(tensor)) {
        let id = ObjectIdentifier(tensor)
        if let known = lifetimes[id] {
          let span = known.span
          lifetimes[id] = (tensor, span.lowerBound...max(span.upperBound, moment))
        } else {
          lifetimes[id] = (tensor, moment...moment)
          order.append(id)
        }
      }
    }
    let tensors = order.compactMap { lifetimes[$0] }
    let layout = ArenaPlanner.plan(
      tensors.map { ArenaPlanner.Request(byteCount: $0.tensor.byteCount, lifetime: $0.span) })
    return (tensors.map(\.tensor), layout.offsets, layout.byteCount)
  }
}
