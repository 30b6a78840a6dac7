import Networks

extension ParameterStore {
  /// Fills all parameters and buffers as their initialisers say.
  ///
  /// A parameter's numbers depend on the seed and its index alone, in PyTorch's order whatever
  /// the layout.
  func initialize(seed: UInt64) {
    for (index, parameter) in parameters.enumerated() {
      setPlainValues(parameter.initialValues(seed: seed, index: index), of: index)
    }
    for (index, buffer) in buffers.enumerated() {
      let place = parameters.count + index
      setBufferValues(buffer.initialValues(seed: seed, index: place), of: index)
    }
  }
}
