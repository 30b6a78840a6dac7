/// Arithmetic on sizes that come from files and specs, where overflow is a user's mistake.
enum Sizes {
  /// The product of the factors, or nil where one is negative or the product overflows `Int`.
  static func product(_ factors: some Sequence<Int>) -> Int? {
    var product = 1
    // A zero among the factors must not hide an overflow before or after it.
    var hasZero = false
    for factor in factors {
      guard factor >= 0 else { return nil }
      hasZero = hasZero || factor == 0
      let (next, overflow) = product.multipliedReportingOverflow(by: max(factor, 1))
      guard !overflow else { return nil }
      product = next
    }
    return hasZero ? 0 : product
  }
}
