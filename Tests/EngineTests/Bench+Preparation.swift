import Engine
import Networks

/// Parameters that keep what layers receive away from their kinks.
extension Bench {
  /// Sets biases of ±1 to ±1.5 against products of less than 0.9.
  func prepareRows(width: Int) {
    let biases = (0..<width).map { Float($0 % 2 == 0 ? 1 : -1) * (1 + 0.1 * Float($0 % 6)) }
    model.store.setPlainValues(biases, of: 1)
    setTargets(Bench.numbers(batchSize * 2, 1, 5))
  }

  /// Sets biases of ±1 to ±1.5 against smaller sums of products, which keeps what ReLU receives
  /// away from its kink.
  func prepareImages() {
    let store = model.store
    for (index, parameter) in store.parameters.enumerated() {
      let count = parameter.count
      if parameter.name.hasSuffix("bias") {
        let values = (0..<count).map { Float($0 % 2 == 0 ? 1 : -1) * (1 + 0.1 * Float($0 % 6)) }
        store.setPlainValues(values, of: index)
      } else if index == 0 {
        let values = (0..<count).map { Float($0 % 3 == 0 ? -1 : 1) * (0.3 + 0.05 * Float($0 % 7)) }
        store.setPlainValues(values, of: index)
      } else {
        let sum = Float(parameter.shape.dropFirst().reduce(1, *))
        let next = store.parameters.dropFirst(index + 1).prefix { $0.name.hasSuffix("bias") }
        let isNormalized =
          store.parameters.dropFirst(index + 1 + next.count).first?.shape.count == 1
        let scale: Float =
          switch parameter.shape.count {
          case 1: 0.3
          // The outputs' sums stay around one, so that the loss is known to 10⁻⁷.
          case 2: 0.2 / sum.squareRoot()
          // Small weights before a normalisation would have it bend within h.
          default: isNormalized ? 1 : 0.25 / sum
          }
        store.setPlainValues(Bench.numbers(count, scale, UInt64(100 + index)), of: index)
      }
    }
    setTargets(Bench.numbers(batchSize * 2, 1, 5))
  }
}
