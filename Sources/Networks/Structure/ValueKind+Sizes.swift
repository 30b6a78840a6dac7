internal import Declarations

extension ValueKind<Int> {
  /// A whole number from 1.
  static var count: ValueKind { .wholeNumber(.atLeast(1)) }
}

extension ValueKind<[Int]> {
  /// Whole numbers from 1, two at least where they are `several`; else a single one will do.
  static func sizes(several: Bool = false) -> ValueKind {
    ValueKind(
      .either([.wholeNumber(.atLeast(1)), .list(.wholeNumber(.atLeast(1)))]),
      read: { reader in
        let items = reader.items ?? []
        let sizes = (items.isEmpty ? [reader] : items).map { $0.wholeNumber(.atLeast(1)) }
        let given = sizes.compactMap(\.self)
        guard given.count == sizes.count else { return nil }
        guard given.count > 1 || !several else {
          reader.refuse(expected: "at least two sizes")
          return nil
        }
        return given
      },
      plain: { .list($0.map { .integer($0) }) })
  }
}

extension ValueKind<Extent2D> {
  /// The largest side: sums and products of two stay countable.
  private static var greatest: Int { 1 << 30 }

  /// A height and a width: one number for both, or a pair.
  static func extent(from least: Int) -> ValueKind {
    let range = NumberRange.atLeast(least)
    return ValueKind(
      .either([.wholeNumber(range), .tuple([.wholeNumber(range), .wholeNumber(range)])]),
      read: { reader in
        guard let sides = reader.items else {
          return reader.wholeNumber(range).map { Extent2D($0) }
        }
        guard sides.count == 2 else {
          reader.refuse(expected: "a whole number or a pair [height, width]")
          return nil
        }
        let (height, width) = (sides[0].wholeNumber(range), sides[1].wholeNumber(range))
        guard let height, let width else { return nil }
        return Extent2D(height: height, width: width)
      },
      plain: { extent in
        extent.height == extent.width
          ? .integer(extent.height) : .list([.integer(extent.height), .integer(extent.width)])
      },
      complaints: { extent in
        [extent.height, extent.width].filter { !(least...greatest).contains($0) }.map {
          (nil, "must be between \(least) and \(greatest), not \($0)")
        }
      })
  }
}
