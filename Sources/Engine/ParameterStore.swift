public import Networks

/// All parameters of a model in one flat buffer, their gradients in its twin.
///
/// A parameter lies there as its plan wants it, perhaps in blocks and filled up with zeros, so an
/// update works on elements in place; values in PyTorch's plain order go in and out by name.
/// Every range begins and ends at a multiple of 16 elements (a cache line) and the next one begins
/// where it ends. What fills a range up is zero in values and gradients, and must stay so.
public final class ParameterStore {
  /// The parameters, in the network's order.
  public let parameters: [Parameter]
  /// The layers' own state, such as running statistics, in the network's order.
  public let buffers: [Parameter]
  /// The number of elements, with what fills ranges up.
  public let count: Int
  /// The threads that share work on all parameters.
  package let workers: Workers
  private let slots: [ParameterSlot]
  private let bufferSlots: [ParameterSlot]
  private let ranges: [Range<Int>]
  private let valueMemory: AlignedBuffer
  private let gradientMemory: AlignedBuffer
  private let bufferMemory: AlignedBuffer

  /// Gives all slots, whose layouts are fixed, their memory.
  init(
    _ slots: [ParameterSlot], _ bufferSlots: [ParameterSlot], workers: Workers = .single
  ) throws(EngineError) {
    (self.workers, self.slots, self.bufferSlots) = (workers, slots, bufferSlots)
    parameters = slots.map(\.parameter)
    buffers = bufferSlots.map(\.parameter)
    ranges = ParameterStore.ranges(slots)
    let bufferRanges = ParameterStore.ranges(bufferSlots)
    count = ranges.last?.upperBound ?? 0
    valueMemory = try AlignedBuffer(byteCount: 4 * count)
    gradientMemory = try AlignedBuffer(byteCount: 4 * count)
    bufferMemory = try AlignedBuffer(byteCount: 4 * (bufferRanges.last?.upperBound ?? 0))
    for (slot, range) in zip(slots, ranges) {
      slot.values.place(at: valueMemory.start + 4 * range.lowerBound)
      slot.gradients.place(at: gradientMemory.start + 4 * range.lowerBound)
    }
    for (slot, range) in zip(bufferSlots, bufferRanges) {
      slot.values.place(at: bufferMemory.start + 4 * range.lowerBound)
    }
  }

  /// The parameters' names, in the network's order.
  public var names: [String] { parameters.map(\.name) }

  /// Where a parameter lies in the flat buffers.
  public func range(of parameter: Int) -> Range<Int> { ranges[parameter] }

  /// How a parameter's range is best divided among workers: into stretches of `length` elements,
  /// each divided in units of `unit`.
  ///
  /// A weight in blocks is divided as the product that makes its gradient divides it, by inputs, so
  /// that a worker updates what it has just computed and not what another's cache holds.
  package func stretches(of parameter: Int) -> (length: Int, unit: Int) {
    let count = ranges[parameter].count
    guard case .library(let layout) = slots[parameter].layout,
      let (outer, inner) = layout.blockStrides, inner < outer, outer % inner == 0,
      count % outer == 0
    else { return (count, AlignedBuffer.alignment / 4) }
    return (outer, inner)
  }

  /// Lends all values, to be changed, and all gradients; both in the plan's layout.
  public func withValues<Result, Failure: Error>(
    _ body: (inout MutableSpan<Float>, _ gradients: Span<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var values = elements(valueMemory).mutableSpan
    return try body(&values, elements(gradientMemory).span)
  }

  /// Lends all gradients, to be changed, in the plan's layout.
  public func withGradients<Result, Failure: Error>(
    _ body: (inout MutableSpan<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var gradients = elements(gradientMemory).mutableSpan
    return try body(&gradients)
  }

  /// The identities of all tensors here, which no arena is to hold.
  var tensorIdentities: Set<ObjectIdentifier> { Self.tensorIdentities(of: slots + bufferSlots) }

  /// The identities of the tensors of slots.
  static func tensorIdentities(of slots: [ParameterSlot]) -> Set<ObjectIdentifier> {
    Set(slots.flatMap { [$0.values, $0.gradients] }.map(ObjectIdentifier.init))
  }

  /// What a number for every element of slots takes, in bytes.
  static func byteCount(of slots: [ParameterSlot]) -> Int {
    4 * (ranges(slots).last?.upperBound ?? 0)
  }

  /// The slots of parameters and buffers, for `plainValues` and the like.
  func slot(_ index: Int) -> ParameterSlot { slots[index] }
  func bufferSlot(_ index: Int) -> ParameterSlot { bufferSlots[index] }

  private func elements(_ memory: AlignedBuffer) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      start: memory.start.bindMemory(to: Float.self, capacity: count), count: count)
  }

  /// Ranges one after the other, each of whole cache lines.
  private static func ranges(_ slots: [ParameterSlot]) -> [Range<Int>] {
    var start = 0
    return slots.map { slot in
      defer { start += AlignedBuffer.rounded(slot.values.byteCount) / 4 }
      return start..<start + AlignedBuffer.rounded(slot.values.byteCount) / 4
    }
  }
}
