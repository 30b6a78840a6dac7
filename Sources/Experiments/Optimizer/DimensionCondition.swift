internal import Declarations

/// A comparison with the number of a parameter's dimensions: `< 2`, `<= 1`, `== 1`, or `1`.
package struct DimensionCondition: Sendable, Hashable {
  /// How numbers are compared; raw values are the spellings of a spec, longer ones before what they begin with.
  enum Comparison: String, CaseIterable, Sendable {
    case atMost = "<="
    case atLeast = ">="
    case equal = "=="
    case other = "!="
    case less = "<"
    case more = ">"
  }

  let comparison: Comparison
  let count: Int

  /// Reads a comparison, of equality where there is a number alone; nil for anything else.
  init?(_ text: String) {
    var rest = text.drop(while: \.isWhitespace)
    comparison = Comparison.allCases.first { rest.hasPrefix($0.rawValue) } ?? .equal
    if rest.hasPrefix(comparison.rawValue) { rest = rest.dropFirst(comparison.rawValue.count) }
    let digits = String(rest.drop(while: \.isWhitespace))
    guard let count = Int(digits.trimmingSuffix(while: \.isWhitespace)), (0...16).contains(count)
    else { return nil }
    self.count = count
  }

  /// Whether so many dimensions meet it.
  func matches(_ dimensions: Int) -> Bool {
    switch comparison {
    case .atMost: dimensions <= count
    case .atLeast: dimensions >= count
    case .equal: dimensions == count
    case .other: dimensions != count
    case .less: dimensions < count
    case .more: dimensions > count
    }
  }

  /// How a spec spells it, always in the same way.
  var text: String { "\(comparison.rawValue) \(count)" }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}

extension ValueKind<DimensionCondition> {
  /// A comparison as text, or a number.
  static var dimensionCondition: ValueKind {
    ValueKind(
      .either([.text, .wholeNumber(.within(0, 16))]),
      read: { reader in
        guard let condition = reader.text.flatMap(DimensionCondition.init) else {
          reader.refuse(
            expected: "a comparison with a number of dimensions, such as \"< 2\", \"== 1\" or 1")
          return nil
        }
        reader.note(.text(condition.text), as: "comparison")
        return condition
      }, plain: { .text($0.text) })
  }
}
