package import Engine
internal import Networks
package import Weights

extension SafetensorsFile {
  /// Puts the values into a model's parameters and buffers of these names and shapes.
  package func apply(to model: Model) {
    for (index, parameter) in model.network.parameters.enumerated() {
      guard let tensor = self[parameter.name] else { continue }
      model.store.setPlainValues(tensor.values, of: index)
    }
    for (index, buffer) in model.network.buffers.enumerated() {
      guard let tensor = self[buffer.name] else { continue }
      model.store.setBufferValues(tensor.values, of: index)
    }
  }

  /// Names the parameters and buffers of a model, by PyTorch's names and in its layouts; their numbers
  /// are read from it one after the other, when they are asked for.
  package init(of model: Model) {
    let store = model.store
    var tensors: [String: Tensor] = [:]
    for (index, parameter) in model.network.parameters.enumerated() {
      tensors[parameter.name] = Tensor(shape: parameter.shape) { store.plainValues(of: index) }
    }
    for (index, buffer) in model.network.buffers.enumerated() {
      // The one buffer that PyTorch keeps as a whole number.
      tensors[buffer.name] = Tensor(
        shape: buffer.shape, areIntegers: buffer.name.hasSuffix(".num_batches_tracked")
      ) { store.bufferValues(of: index) }
    }
    self.init(tensors)
  }
}
