/// The words of other languages, and of Python's other parts, with what to write instead.
enum ForeignWords {
  /// Operators that are not in the language.
  static let operators: [String: String] = [
    "&&": "'&&' is not an operator; use 'and'",
    "||": "'||' is not an operator; use 'or'",
    "!": "'!' is not an operator; use 'not'",
    "^": "'^' is not an operator; use '**' for powers",
    "=": "'=' is not an operator; use '==' to compare",
    "=<": "'=<' is not an operator; use '<='",
    "=>": "'=>' is not an operator; use '>='",
    "<>": "'<>' is not an operator; use '!='",
    "?": "'?' is not an operator; use 'a if condition else b'",
    "&": "'&' is not an operator; use 'and'",
    "|": "'|' is not an operator; use 'or'",
    "~": "'~' is not an operator; use 'not'",
    "<<": "'<<' is not an operator; use '* 2 **'",
    ">>": "'>>' is not an operator; use '// 2 **'",
    "−": "unexpected character '−'; use '-'",
    "–": "unexpected character '–'; use '-'",
    "×": "unexpected character '×'; use '*'",
    "·": "unexpected character '·'; use '*'",
    "÷": "unexpected character '÷'; use '/'",
    "≤": "unexpected character '≤'; use '<='",
    "≥": "unexpected character '≥'; use '>='",
    "≠": "unexpected character '≠'; use '!='",
    "π": "unexpected character 'π'; use 'pi'",
    "'": "text in quotes is not supported",
    "\"": "text in quotes is not supported",
  ]

  /// Keywords of Python that are not in the language.
  static let keywords: Set<String> = [
    "None", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "except", "finally", "for", "from", "global", "import", "in", "is", "lambda", "nonlocal",
    "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  /// The message for a character that begins no word.
  static func character(_ scalar: Unicode.Scalar) -> String {
    let isVisible: Bool =
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
        false
      default: true
      }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - code.count))
    return isVisible
      ? "unexpected character '\(scalar)'" : "unexpected character U+\(padding)\(code)"
  }
}
