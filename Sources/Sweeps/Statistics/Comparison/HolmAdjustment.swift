/// Holm's adjustment of the p of several tests, which bounds the probability of any false finding.
enum HolmAdjustment {
  /// The adjusted p of each test; nil where there was none.
  ///
  ///     p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) · p₍ⱼ₎)      p₍₁₎ ≤ … ≤ p₍ₘ₎
  static func adjusted(_ p: [Double?]) -> [Double?] {
    let order = p.indices.compactMap { test in p[test].map { (test: test, p: $0) } }
      .sorted { ($0.p, $0.test) < ($1.p, $1.test) }
    var (adjusted, greatest) = ([Double?](repeating: nil, count: p.count), 0.0)
    for (place, item) in order.enumerated() {
      greatest = max(greatest, min(1, Double(order.count - place) * item.p))
      adjusted[item.test] = greatest
    }
    return adjusted
  }
}
