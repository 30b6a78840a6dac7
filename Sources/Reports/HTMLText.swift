package import JSON
internal import Messages

/// Text of others as part of a page, where it can be nothing but text.
package enum HTMLText {
  /// A text between tags, or in an attribute with quotation marks.
  ///
  /// Invisible characters and those that turn the direction of writing are shown by their numbers.
  /// The slashes of an address are written as references, so that the page's text holds none.
  package static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { escapedLine(Legible.escaped(String($0))) }.joined(separator: "\n")
  }

  private static func escapedLine(_ line: String) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "/" where result.hasSuffix(":") || result.hasSuffix("&#47;"): result += "&#47;"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A value for a script element of JSON, which no text in it can end.
  package static func data(_ value: JSONValue) -> String {
    var result = ""
    for scalar in value.compactText.unicodeScalars {
      switch scalar {
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      // Numbers have none, so that each one is in a text.
      case "/": result += "\\/"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
