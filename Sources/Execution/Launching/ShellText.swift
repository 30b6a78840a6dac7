/// Texts as words of the shell's language.
enum ShellText {
  /// A word that any shell takes for just this text: within single quotes, where nothing has a meaning but
  /// the quote itself.
  static func quoted(_ text: String) -> String {
    // By scalars: a quote and an accent on it are one character.
    let body = text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined()
    return "'\(body)'"
  }

  /// A command of some words.
  static func command(_ words: [String]) -> String {
    words.map { isPlain($0) ? $0 : quoted($0) }.joined(separator: " ")
  }

  /// Whether a text means itself without quotes.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ","),
          UInt8(ascii: "@"):
          true
        default: false
        }
      }
  }
}
