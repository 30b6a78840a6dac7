import Networks
import Randomness

extension Parameter {
  /// The numbers before the first step, row after row: those of a seed and the parameter's index.
  package func initialValues(seed: UInt64, index: Int) -> [Float] {
    var stream = RandomStream(seed: seed, purpose: .initialization, index: UInt64(index))
    var values = [Float](repeating: 0, count: count)
    var span = values.mutableSpan
    switch initializer {
    case .constant(let value):
      for i in 0..<span.count { span[i] = Float(value) }
    case .uniform(let low, let high): stream.fillUniform(&span, low: low, high: high)
    case .normal(let mean, let standardDeviation):
      stream.fillNormal(&span, mean: Float(mean), standardDeviation: Float(standardDeviation))
    case .normalRows(let row):
      stream.fillNormal(&span, mean: 0, standardDeviation: 1)
      let width = shape.dropFirst().reduce(1, *)
      for i in row * width..<(row + 1) * width { span[i] = 0 }
    case .truncatedNormal(let mean, let standardDeviation, let low, let high):
      let distribution = TruncatedNormal(
        low: (low - mean) / standardDeviation, high: (high - mean) / standardDeviation)
      for i in 0..<span.count {
        let value = Float(mean + standardDeviation * distribution.draw(from: &stream))
        span[i] = min(max(value, Float(low)), Float(high))
      }
    case .orthogonal(let gain): fillOrthogonal(&span, gain: gain, &stream)
    }
    return values
  }

  private func fillOrthogonal(
    _ span: inout MutableSpan<Float>, gain: Double, _ stream: inout RandomStream
  ) {
    let rows = shape[0]
    let columns = span.count / rows
    let vectors = OrthonormalVectors(
      count: min(rows, columns), length: max(rows, columns), &stream)
    for row in 0..<rows {
      for column in 0..<columns {
        let element = rows <= columns ? vectors[row, column] : vectors[column, row]
        span[row * columns + column] = Float(gain * element)
      }
    }
  }
}
