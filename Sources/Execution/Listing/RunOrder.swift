internal import JSON

/// The order in which runs are listed: by a value, those that lack it last.
package struct RunOrder: Sendable, Hashable {
  /// Where the value stands.
  package let path: String
  let isDescending: Bool

  /// The least value first.
  init(ascending path: String) { (self.path, isDescending) = (path, false) }

  /// Reads `PATH`, or `-PATH` for the greatest first; nil for a text without a path.
  package init?(_ text: String) {
    isDescending = text.hasPrefix("-")
    path = isDescending ? String(text.dropFirst()) : text
    if path.isEmpty { return nil }
  }

  /// The places of values in order; equal ones stay as they are.
  func order(_ values: [JSONValue?]) -> [Int] {
    let keys = values.map { $0.map(Self.key) }
    return keys.indices.sorted { a, b in
      guard let left = keys[a], let right = keys[b] else {
        return keys[a] == nil && keys[b] == nil ? a < b : keys[b] == nil
      }
      if left == right { return a < b }
      return isDescending ? right < left : left < right
    }
  }

  /// Numbers come before texts.
  private static func key(_ value: JSONValue) -> (Int, Double, String) {
    value.asNumber.map { (0, $0, "") } ?? (1, 0, value.cellText)
  }
}
