import COneDNN

/// A copy from float32 to bfloat16 that interleaves two rows each, as processors with products of
/// pairs want their weights.
///
/// oneDNN's own copy between these layouts takes about five times as long.
struct RowPairing {
  /// Pairs of rows in the whole array.
  let pairs: Int
  /// The elements of a row.
  let width: Int

  /// The copy, if it is one: blocks `[2n, width]` become `[n, width, 2]`, the blocks alike.
  init?(_ source: MemoryDescriptor, _ destination: MemoryDescriptor) {
    guard source.elementType == .float32, destination.elementType == .bfloat16,
      source.dimensions == destination.dimensions
    else { return nil }
    let (from, to) = (source.blocks, destination.blocks)
    guard from.strides == to.strides, from.sizes.count == 2, to.sizes.count == 3,
      to.sizes[2] == 2, from.sizes == [2 * to.sizes[0], to.sizes[1]],
      to.dimensions == [from.dimensions[0], from.dimensions[1], from.dimensions[0]],
      from.sizes[1] % 16 == 0, destination.byteCount * 2 == source.byteCount
    else { return nil }
    width = from.sizes[1]
    pairs = source.byteCount / 4 / (2 * width)
  }
}

extension MemoryDescriptor {
  /// The inner blocks: their sizes, which dimensions they are parts of, and the strides of what is
  /// around them, in elements.
  fileprivate var blocks: (sizes: [Int], dimensions: [Int], strides: [Int]) {
    let blocking = raw.format_desc.blocking
    func array<Numbers>(_ numbers: Numbers, _ count: Int32) -> [Int] {
      withUnsafeBytes(of: numbers) { bytes in
        bytes.bindMemory(to: dnnl_dim_t.self).prefix(Int(count)).map { Int($0) }
      }
    }
    return (
      array(blocking.inner_blks, blocking.inner_nblks),
      array(blocking.inner_idxs, blocking.inner_nblks), array(blocking.strides, raw.ndims)
    )
  }
}
