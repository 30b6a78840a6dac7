import Networks

extension ParameterStore {
  /// A parameter's values in PyTorch's order, row after row.
  public func plainValues(of parameter: Int) -> [Float] {
    slot(parameter).plain(slot(parameter).values)
  }

  /// Replaces a parameter's values by ones in PyTorch's order, as many as it has.
  public func setPlainValues(_ values: [Float], of parameter: Int) {
    slot(parameter).write(values, to: slot(parameter).values)
  }

  /// A parameter's gradient in PyTorch's order, row after row.
  public func plainGradients(of parameter: Int) -> [Float] {
    slot(parameter).plain(slot(parameter).gradients)
  }

  /// A parameter's numbers within a twin of the store's flat buffer, in PyTorch's order.
  ///
  /// - Precondition: The twin is as long as the store, in its layout.
  public func plain(_ twin: [Float], of parameter: Int) -> [Float] {
    precondition(twin.count == count, "a twin has as many elements as the store")
    return twin.withUnsafeBytes { twin in
      // The tensor is only read.
      place(UnsafeMutableRawPointer(mutating: twin.baseAddress), of: parameter)
        .map { slot(parameter).plain($0) } ?? []
    }
  }

  /// Replaces a parameter's numbers within a twin of the store's flat buffer by ones in PyTorch's
  /// order, as many as it has.
  public func setPlain(_ values: [Float], of parameter: Int, in twin: inout [Float]) {
    precondition(twin.count == count, "a twin has as many elements as the store")
    twin.withUnsafeMutableBytes { twin in
      guard let tensor = place(twin.baseAddress, of: parameter) else { return }
      slot(parameter).write(values, to: tensor)
    }
  }

  /// A parameter's part of a twin that begins at an address.
  private func place(_ start: UnsafeMutableRawPointer?, of parameter: Int) -> Tensor? {
    guard let start else { return nil }
    let tensor = Tensor(byteCount: slot(parameter).values.byteCount)
    tensor.place(at: start + 4 * range(of: parameter).lowerBound)
    return tensor
  }

  /// A buffer's values, such as a running mean.
  public func bufferValues(of buffer: Int) -> [Float] {
    bufferSlot(buffer).plain(bufferSlot(buffer).values)
  }

  /// Replaces a buffer's values, as many as it has.
  public func setBufferValues(_ values: [Float], of buffer: Int) {
    bufferSlot(buffer).write(values, to: bufferSlot(buffer).values)
  }
}
