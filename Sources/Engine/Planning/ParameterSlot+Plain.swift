import Networks

extension ParameterSlot {
  /// The elements of one of the slot's tensors, row after row.
  func plain(_ tensor: Tensor) -> [Float] {
    var result = [Float](repeating: 0, count: parameter.count)
    switch layout {
    case .panels(_, let inner):
      var span = result.mutableSpan
      PanelProduct.unpackTransposed(tensor.floats.span, inner: inner, into: &span)
    case .library(let descriptor):
      let plain = MemoryDescriptor(plain: descriptor.dimensions)
      result.withUnsafeMutableBytes {
        guard let address = $0.baseAddress else { return }
        LibraryReorder.run(tensor.start, descriptor, to: address, plain)
      }
    case .plain, nil:
      for i in result.indices { result[i] = tensor.floats[i] }
    }
    return result
  }

  /// Replaces the elements of one of the slot's tensors; what fills it up stays zero.
  func write(_ values: [Float], to tensor: Tensor) {
    precondition(
      values.count == parameter.count,
      "\(parameter.name) has \(parameter.count) values, not \(values.count)")
    switch layout {
    case .panels(_, let inner):
      var panels = tensor.floats.mutableSpan
      PanelProduct.packTransposed(values.span, inner: inner, into: &panels)
    case .library(let descriptor):
      let plain = MemoryDescriptor(plain: descriptor.dimensions)
      // oneDNN declares sources mutable and only reads them.
      var values = values
      values.withUnsafeMutableBytes {
        guard let address = $0.baseAddress else { return }
        LibraryReorder.run(address, plain, to: tensor.start, descriptor)
      }
    case .plain, nil:
      for i in values.indices { tensor.floats[i] = values[i] }
    }
  }
}
