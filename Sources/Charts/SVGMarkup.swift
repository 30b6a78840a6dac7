internal import Messages

/// SVG elements in the making, one a line.
struct SVGMarkup {
  private(set) var text = ""

  /// Appends a line as it is.
  mutating func append(_ line: String) { text += line + "\n" }

  /// Appends an element that holds text, such as a label.
  ///
  /// - Parameters:
  ///   - name: The element's name.
  ///   - attributes: Its attributes, written.
  ///   - content: The text, of any characters.
  mutating func append(_ name: String, _ attributes: String = "", holding content: String) {
    append(
      "<\(name)\(attributes.isEmpty ? "" : " ")\(attributes)>\(Self.escaped(content))</\(name)>")
  }

  /// Appends a straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ attributes: String) {
    let ends = zip(["x1", "y1", "x2", "y2"], [x1, y1, x2, y2])
      .map { "\($0)=\"\(Self.pixels($1))\"" }.joined(separator: " ")
    append("<line \(ends) \(attributes)/>")
  }

  /// Appends a text whose base line begins, ends or has its middle at a place.
  mutating func label(_ text: String, _ x: Double, _ y: Double, _ attributes: String = "") {
    let place = "x=\"\(Self.pixels(x))\" y=\"\(Self.pixels(y))\""
    append("text", attributes.isEmpty ? place : "\(place) \(attributes)", holding: text)
  }

  /// The attributes of a stroke in a style.
  static func stroke(_ style: ChartStyle, width: String = "2") -> String {
    let dashes = style.dashes.map(String.init).joined(separator: " ")
    let pattern = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    return "stroke=\"\(style.colour)\" stroke-width=\"\(width)\"\(pattern)"
  }

  /// A length in tenths of a pixel, the finest that can be seen.
  static func pixels(_ length: Double) -> String { pixels(tenths: Int((length * 10).rounded())) }

  /// So many tenths of a pixel as pixels.
  static func pixels(tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// The text as XML has it; characters that XML refuses are replaced.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in Legible.line(text, limit: .max).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
