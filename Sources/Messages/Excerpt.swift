/// A line of source under its number, with a caret under the part at fault.
///
///        31 |   momentun: ["0.99 ** epoch"]
///           |   ^~~~~~~~
package struct Excerpt: Sendable {
  private let number: Int
  private let text: String
  private let caret: String
  /// The most characters of a line that are shown.
  package static let width = 100

  /// Shows a line, or where it is long the part of it around the fault.
  ///
  /// - Parameters:
  ///   - line: The line; tabs and invisible characters are shown as spaces.
  ///   - number: Its number, from 1.
  ///   - range: The characters at fault, from 0; nil points at none.
  package init(_ line: String, number: Int, pointingAt range: Range<Int>?) {
    self.number = number
    let scalars = Array(line.unicodeScalars)
    let first = min(range?.lowerBound ?? 0, scalars.count)
    var start = 0
    if scalars.count > Self.width { start = max(0, min(first - 20, scalars.count - Self.width)) }
    let end = min(scalars.count, start + Self.width)
    let shown = scalars[start..<end].map { Legible.isInvisible($0) ? " " : $0 }
    let (before, after) = (start > 0 ? "…" : "", end < scalars.count ? "…" : "")
    text = before + String(String.UnicodeScalarView(shown)) + after
    guard let range else {
      caret = ""
      return
    }
    let indent = String(repeating: " ", count: first - start + before.count)
    let tildes = max(0, min(range.upperBound, end) - first - 1)
    caret = indent + "^" + String(repeating: "~", count: tildes)
  }

  /// The lines, without a newline at the end.
  package var rendered: String {
    let digits = String(number)
    let gutter = String(repeating: " ", count: max(0, 5 - digits.count)) + digits
    if caret.isEmpty { return "\(gutter) | \(text)" }
    let margin = String(repeating: " ", count: gutter.count)
    return "\(gutter) | \(text)\n\(margin) | \(caret)"
  }
}
