/// Text from files made fit for messages: nothing in it can steer a terminal.
enum Legible {
  /// The text with tabs as spaces, other control characters replaced, and cut at a length.
  static func text(_ text: String, limit: Int) -> String {
    var result = String.UnicodeScalarView()
    for (i, scalar) in text.unicodeScalars.enumerated() {
      guard i < limit else {
        result.append("…")
        break
      }
      result.append(replacement(for: scalar))
    }
    return String(result)
  }

  /// The bytes as quoted text for a message.
  static func quotation(_ bytes: some Collection<UInt8>) -> String {
    "'" + text(String(decoding: bytes.prefix(200), as: UTF8.self), limit: 40) + "'"
  }

  private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\t" { return " " }
    guard !scalar.isASCII else {
      return scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar
    }
    return switch scalar.properties.generalCategory {
    // Formats are among these since some reverse the direction of what follows.
    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
    default: scalar
    }
  }
}
