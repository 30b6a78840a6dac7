internal import JSON

/// What runs must be like to be listed: `scheduler.type=one_cycle`, `optimizer.lr<0.1`.
package struct RunCondition: Sendable, Hashable {
  /// How a value and the one that is asked for must stand to each other.
  enum Relation: String, Sendable, CaseIterable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// Whether it asks for more or less.
    var isOrder: Bool { self != .equal && self != .unequal }
  }

  /// Where the value stands.
  package let path: String
  let relation: Relation
  let operand: String

  /// Reads a condition; nil for a text that is none.
  package init?(_ text: String) {
    guard let start = text.firstIndex(where: { "=!<>".contains($0) }) else { return nil }
    let rest = text[start...]
    // Two characters are taken before one; `==` is what many languages have for `=`.
    let known = [("==", Relation.equal)] + Relation.allCases.map { ($0.rawValue, $0) }
    let found = known.sorted { $0.0.count > $1.0.count }.first { rest.hasPrefix($0.0) }
    guard let found, !text[..<start].isEmpty else { return nil }
    path = text[..<start].trimmingSpaces
    relation = found.1
    operand = rest.dropFirst(found.0.count).trimmingSpaces
    if path.isEmpty { return nil }
  }

  /// Whether it holds of a run that has such a value at the path, or none.
  ///
  /// Numbers are compared as numbers, texts as texts. Of a run without the value `!=` alone holds, and
  /// `=null`.
  func holds(of value: JSONValue?) -> Bool {
    guard let value else { return (relation == .equal) == (operand == "null") && !relation.isOrder }
    let order = order(value)
    return switch relation {
    case .equal: order == .equal || isSpelled(value)
    case .unequal: order != .equal && !isSpelled(value)
    case .less: order == .below
    case .lessOrEqual: order == .below || order == .equal
    case .greater: order == .above
    case .greaterOrEqual: order == .above || order == .equal
    }
  }

  private enum Order { case below, equal, above }

  /// How a value stands to the operand; nil where they cannot be ordered.
  private func order(_ value: JSONValue) -> Order? {
    switch value {
    case .integer, .number:
      guard let number = value.asNumber, let other = Double(operand), !other.isNaN else {
        return nil
      }
      return number < other ? .below : number == other ? .equal : .above
    case .string(let text): return text < operand ? .below : text == operand ? .equal : .above
    case .null, .bool, .array, .object: return nil
    }
  }

  /// Whether the operand is what a table shows of the value, but for spaces.
  private func isSpelled(_ value: JSONValue) -> Bool {
    value.cellText == operand || value.plainText == operand.filter { $0 != " " }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
