import Networks
import Randomness

extension ParameterStore {
  /// Fills all parameters and buffers as their initialisers say.
  ///
  /// A parameter's numbers depend on the seed and its index alone, in PyTorch's order whatever
  /// the layout.
  func initialize(seed: UInt64) {
    for (index, parameter) in parameters.enumerated() {
      let stream = RandomStream(seed: seed, purpose: .initialization, index: UInt64(index))
      setPlainValues(parameter.initialValues(stream), of: index)
    }
    for (index, buffer) in buffers.enumerated() {
      let stream = RandomStream(
        seed: seed, purpose: .initialization, index: UInt64(parameters.count + index))
      setBufferValues(buffer.initialValues(stream), of: index)
    }
  }
}

extension Parameter {
  /// The numbers before the first step.
  fileprivate func initialValues(_ stream: RandomStream) -> [Float] {
    var stream = stream
    var values = [Float](repeating: 0, count: count)
    var span = values.mutableSpan
    switch initializer {
    case .constant(let value):
      for i in 0..<span.count { span[i] = Float(value) }
    case .uniform(let bound): stream.fillUniform(&span, bound: Float(bound))
    case .normal(let mean, let standardDeviation):
      stream.fillNormal(
        &span, mean: Float(mean), standardDeviation: Float(standardDeviation))
    case .normalRows(let row):
      stream.fillNormal(&span, mean: 0, standardDeviation: 1)
      let width = shape.dropFirst().reduce(1, *)
      for i in row * width..<(row + 1) * width { span[i] = 0 }
    }
    return values
  }
}
