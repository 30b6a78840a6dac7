import Engine
import Testing

extension Bench {
  /// Compares parameters' gradients with the differences of fourth order
  /// (8 (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h at h = 0.01.
  ///
  /// Outputs are single-precision, so the loss is known to some 10⁻⁷, its differences to some
  /// 10⁻⁵; the formula's own error is of the order h⁴ = 10⁻⁸ times the fifth derivative.
  ///
  /// - Parameters:
  ///   - name: What is tested, for the message.
  ///   - limit: About how many elements of each parameter are moved, from all over it.
  func expectGradients(_ name: String, limit: Int = .max) {
    let h: Float = 0.01
    let gradients = gradients(step: 3)
    for (index, gradient) in gradients.enumerated() {
      let values = model.store.plainValues(of: index)
      for element in stride(from: 0, to: values.count, by: values.count / limit + 1) {
        func loss(_ distance: Float) -> Double {
          var moved = values
          moved[element] += distance
          model.store.setPlainValues(moved, of: index)
          return plan.forward(step: 3)
        }
        let slope =
          (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * Double(h))
        let difference = abs(slope - Double(gradient[element]))
        #expect(
          difference < 2e-4 + 1e-3 * abs(slope),
          "\(name), \(model.store.names[index])[\(element)]: \(gradient[element]), not \(slope)")
      }
      model.store.setPlainValues(values, of: index)
    }
  }
}
