/// One line of source beside a caret under the part at fault, cut to a readable width.
struct Excerpt {
  /// The line, or the part of it around the fault; tabs and control characters are shown as spaces.
  let text: String
  /// `^~~~` under the fault.
  let caret: String

  private static let width = 100

  init(_ line: [Unicode.Scalar], around range: Range<Int>) {
    var start = 0
    if line.count > Self.width {
      start = max(0, min(range.lowerBound - 20, line.count - Self.width))
    }
    let end = min(line.count, start + Self.width)
    let shown = line[start..<end].map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    let (before, after) = (start > 0 ? "…" : "", end < line.count ? "…" : "")
    text = before + String(String.UnicodeScalarView(shown)) + after
    let indent = range.lowerBound - start + before.count
    let tildes = max(0, min(range.upperBound, end) - range.lowerBound - 1)
    caret =
      String(repeating: " ", count: indent) + "^" + String(repeating: "~", count: tildes)
  }
}
