/// The products of a factor's values at steps 1, 2, …: 1 at step 0.
///
/// Every so many of them are kept, at most 2²⁰; those between are made from the one before. From the
/// last step on the product stays.
struct RunningProduct: Sendable {
  /// The number of steps with a product; at least one has one.
  let length: Int

  private let factor: Factor
  private let base: Double
  private let stride: Int
  private let kept: [Double]

  /// Makes the products at 0..<length, for a knob with this base value.
  init(of factor: Factor, base: Double, length: Int) {
    self.length = length
    self.factor = factor
    self.base = base
    stride = max(length - 1, 0) >> 20 + 1
    var (product, kept) = (1.0, [1.0])
    kept.reserveCapacity(max(length - 1, 0) / stride + 1)
    for step in 1..<max(length, 1) {
      product *= factor.value(at: step, base: base)
      if step.isMultiple(of: stride) { kept.append(product) }
    }
    self.kept = kept
  }

  /// What one product takes: the factors since the one before that is kept.
  var work: Int { factor.work.multipliedSaturated(by: stride).addingSaturated(4) }

  /// The product of the values at 1...step.
  func value(at step: Int) -> Double {
    let step = min(max(step, 0), max(length - 1, 0))
    let (index, rest) = step.quotientAndRemainder(dividingBy: stride)
    var product = kept[index]
    for next in step - rest..<step { product *= factor.value(at: next + 1, base: base) }
    return product
  }
}
