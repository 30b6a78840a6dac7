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

  /// A buffer's values, such as a running mean.
  public func bufferValues(of buffer: Int) -> [Float] {
    bufferSlot(buffer).plain(bufferSlot(buffer).values)
  }

  /// Replaces a buffer's values, as many as it has.
  public func setBufferValues(_ values: [Float], of buffer: Int) {
    bufferSlot(buffer).write(values, to: bufferSlot(buffer).values)
  }
}
