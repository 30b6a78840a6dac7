/// Text of other people's files made fit for messages: nothing in it can steer a terminal.
package enum Legible {
  /// The text with control characters and their like written out, as in `\u{1b}`.
  package static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.flatMap { scalar in
          isInvisible(scalar)
            ? Array("\\u{\(scalar.value.hexadecimal())}".unicodeScalars) : [scalar]
        }))
  }

  /// The text on one line: tabs as spaces, other control characters replaced, cut at a length.
  package static func line(_ text: String, limit: Int) -> String {
    var result = String.UnicodeScalarView()
    for (i, scalar) in text.unicodeScalars.enumerated() {
      guard i < limit else {
        result.append("…")
        break
      }
      result.append(scalar == "\t" ? " " : isInvisible(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// A name of any length, quoted and escaped, cut behind 200 characters.
  package static func name(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(200)
    let isWhole = start.endIndex == text.unicodeScalars.endIndex
    return "'" + escaped(String(start)) + (isWhole ? "" : "…") + "'"
  }

  /// The bytes as quoted text for a message.
  package static func quotation(_ bytes: some Collection<UInt8>) -> String {
    "'" + line(String(decoding: bytes.prefix(200), as: UTF8.self), limit: 40) + "'"
  }

  /// Whether a scalar has no shape of its own, and may move or hide what stands around it.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    // Formats are among these since some reverse the direction of what follows.
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
