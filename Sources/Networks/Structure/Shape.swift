/// The sizes of one sample, without the batch dimension.
///
/// A row of a table is `[features]`, an image `[channels, height, width]`.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  /// The sizes, outermost first.
  public let dimensions: [Int]

  /// Makes a shape of sizes, outermost first.
  public init(_ dimensions: [Int]) { self.dimensions = dimensions }

  /// The number of dimensions.
  public var rank: Int { dimensions.count }

  /// The number of elements: the product of the sizes.
  ///
  /// A network refuses a shape whose product overflows, so its own shapes always have a count.
  public var count: Int {
    guard let product = Shape.product(dimensions) else {
      preconditionFailure("the number of elements of \(self) overflows")
    }
    return product
  }

  /// The sizes joined by `×`, as in `1×28×28`.
  public var description: String { dimensions.map(String.init).joined(separator: "×") }

  /// The product of sizes, or nil where one is negative or it overflows, a 0 among them or not.
  package static func product(_ sizes: some Sequence<Int>) -> Int? {
    var (product, hasZero) = (1, false)
    for size in sizes {
      hasZero = hasZero || size == 0
      let (value, overflow) = product.multipliedReportingOverflow(by: max(size, 1))
      if size < 0 || overflow { return nil }
      product = value
    }
    return hasZero ? 0 : product
  }
}
