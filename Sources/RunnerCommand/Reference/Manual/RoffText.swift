/// Text as roff has it.
enum RoffText {
  /// What roff takes for something else where it stands as it is.
  private static let escapes: [Unicode.Scalar: String] = [
    "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti",
  ]

  /// The text, each character as it is typed.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      if let escape = escapes[scalar] { return escape }
      guard !scalar.isASCII else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
    }.joined()
  }

  /// The text as a line, which is no request where it begins with a dot.
  static func line(_ text: String) -> String {
    // Spaces at its end would be told of as a mistake.
    let words = text.reversed().drop { $0 == " " }.reversed()
    return (text.hasPrefix(".") ? "\\&" : "") + escaped(String(words))
  }

  /// The text in bold.
  static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  /// The text in italics.
  static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// Paragraphs that blank lines separate, each behind a macro; those that are indented stay as they are,
  /// line by line.
  static func paragraphs(_ text: String, macro: String = ".PP") -> String {
    text.split(separator: "\n\n").map { part in
      let lines = part.split(separator: "\n").map(String.init)
      let indent = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
      guard indent > 0 else {
        return "\(macro)\n" + lines.map { line($0) + "\n" }.joined()
      }
      let kept = lines.map { line(String($0.dropFirst(indent))) + "\n" }.joined()
      return "\(macro)\n.RS 4\n.nf\n\(kept).fi\n.RE\n"
    }.joined()
  }
}
