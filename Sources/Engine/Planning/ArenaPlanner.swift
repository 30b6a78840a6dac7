/// Gives every tensor of a plan a place in one block of memory.
///
/// Tensors whose lifetimes do not overlap may share bytes. The largest come first, each at the
/// lowest place that is free during its whole life.
enum ArenaPlanner {
  /// A tensor's size and the first and last step that touch it.
  struct Request: Hashable {
    let byteCount: Int
    let lifetime: ClosedRange<Int>
  }

  /// Each request's offset, a multiple of the alignment, and the size of the whole.
  static func plan(_ requests: [Request]) -> (offsets: [Int], byteCount: Int) {
    var offsets = [Int](repeating: 0, count: requests.count)
    var total = 0
    var placed: [Int] = []
    // Equal sizes keep their order, so that the same network always gets the same arena.
    let order = requests.indices.sorted {
      (requests[$1].byteCount, $0) < (requests[$0].byteCount, $1)
    }
    for index in order {
      let request = requests[index]
      let size = AlignedBuffer.rounded(request.byteCount)
      offsets[index] = lowestGap(
        size,
        beside: placed.filter { requests[$0].lifetime.overlaps(request.lifetime) }
          .map { offsets[$0]..<offsets[$0] + AlignedBuffer.rounded(requests[$0].byteCount) })
      total = max(total, offsets[index] + size)
      placed.append(index)
    }
    return (offsets, total)
  }

  /// The lowest offset where so many bytes meet none of the taken ranges.
  private static func lowestGap(_ size: Int, beside taken: [Range<Int>]) -> Int {
    var offset = 0
    for range in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if offset + size <= range.lowerBound { break }
      offset = max(offset, range.upperBound)
    }
    return offset
  }
}
