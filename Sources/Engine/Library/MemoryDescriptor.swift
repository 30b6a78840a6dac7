import COneDNN

/// oneDNN's description of an array: sizes and how they lie in memory.
struct MemoryDescriptor {
  /// The library's own value.
  var raw: dnnl_memory_desc_t

  /// Wraps a description of the library's.
  init(_ raw: dnnl_memory_desc_t) { self.raw = raw }

  /// An array row after row, the last dimension fastest.
  init(plain dimensions: [Int], as type: ElementType = .float32) {
    var strides: [Int] = []
    var stride = 1
    for size in dimensions.reversed() {
      strides.insert(stride, at: 0)
      stride *= size
    }
    raw = dnnl_memory_desc_t()
    let status = dnnl_memory_desc_init_by_strides(
      &raw, Int32(dimensions.count), dimensions.map(Int64.init), type.raw,
      strides.map(Int64.init))
    precondition(status == dnnl_success, "sizes \(dimensions) describe an array")
  }

  private init(_ dimensions: [Int], _ type: ElementType, _ tag: dnnl_format_tag_t) {
    raw = dnnl_memory_desc_t()
    let status = dnnl_memory_desc_init_by_tag(
      &raw, Int32(dimensions.count), dimensions.map(Int64.init), type.raw, tag)
    precondition(status == dnnl_success, "sizes \(dimensions) describe an array")
  }

  /// An array whose layout a primitive is to choose.
  init(any dimensions: [Int], as type: ElementType = .float32) {
    self.init(dimensions, type, dnnl_format_tag_any)
  }

  /// Images with the channels of each pixel one after the other; dimensions are still
  /// `[batch, channels, height, width]`.
  init(channelsLast dimensions: [Int], as type: ElementType = .float32) {
    self.init(dimensions, type, dnnl_acdb)
  }

  /// Images in blocks of 16 channels, the last block filled up with zeros.
  init(blocks dimensions: [Int], as type: ElementType) { self.init(dimensions, type, dnnl_aBcd16b) }

  /// A bias, or none.
  static func bias(_ slot: ParameterSlot?) -> MemoryDescriptor {
    slot?.value.descriptor ?? MemoryDescriptor(dnnl_memory_desc_t())
  }

  /// The sizes without what fills up blocks.
  var dimensions: [Int] {
    withUnsafeBytes(of: raw.dims) { bytes in
      bytes.bindMemory(to: dnnl_dim_t.self).prefix(Int(raw.ndims)).map { Int($0) }
    }
  }

  /// The size in bytes, with what fills up blocks.
  var byteCount: Int {
    var raw = raw
    return dnnl_memory_desc_get_size(&raw)
  }

  /// The elements from one block to the next, of the first dimension and of the second, of a matrix
  /// in blocks.
  var blockStrides: (outer: Int, inner: Int)? {
    guard raw.ndims == 2, raw.format_kind == dnnl_blocked, raw.format_desc.blocking.inner_nblks > 0
    else { return nil }
    let strides = raw.format_desc.blocking.strides
    return (Int(strides.0), Int(strides.1))
  }

  /// How the numbers are stored.
  var elementType: ElementType { raw.data_type == dnnl_bf16 ? .bfloat16 : .float32 }

  /// The same layout of numbers that are stored otherwise.
  func storing(_ type: ElementType) -> MemoryDescriptor {
    var copy = self
    copy.raw.data_type = type.raw
    return copy
  }
}

extension MemoryDescriptor: Equatable {
  static func == (left: MemoryDescriptor, right: MemoryDescriptor) -> Bool {
    var (left, right) = (left.raw, right.raw)
    return dnnl_memory_desc_equal(&left, &right) != 0
  }
}
