internal import JSON
internal import Messages

extension JSONValue {
  /// In a table of values: a text as it is, nothing for null, all else as JSON.
  var cellText: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .number(let number): number.plainText
    case .bool, .integer, .array, .object: plainText
    }
  }

  /// In a table for people: numbers of many digits in four of them, times without their seconds.
  var shownText: String {
    switch self {
    case .number(let number): Self.text(of: number)
    case .string(let text): Self.shortTime(text) ?? text
    case .null, .bool, .integer, .array, .object: cellText
    }
  }

  /// The number that it is; nil for all else.
  var asNumber: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .null, .bool, .string, .array, .object: nil
    }
  }

  private static func text(of number: Double) -> String {
    if (1000..<1e7).contains(number.magnitude) { return String(Int(number.rounded())) }
    let text = number.plainText
    return text.utf8.count <= 7 ? text : NumberText.typed(number)
  }

  /// A time such as `2026-11-27 04:06`; nil for a text that is none of a result.
  private static func shortTime(_ text: String) -> String? {
    guard text.utf8.count == 24, text.hasSuffix("Z"), text.dropFirst(10).first == "T" else {
      return nil
    }
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }
}
