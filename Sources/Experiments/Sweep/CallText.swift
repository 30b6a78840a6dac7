internal import YAML

/// A text such as `uniform(0, 1, step=0.1)` in its parts, as stretches of its characters.
struct CallText {
  /// An argument: its value, and its name if it has one.
  struct Argument {
    let key: Range<Int>?
    let value: Range<Int>
  }

  private let characters: [Unicode.Scalar]

  init(_ text: String) { characters = Array(text.unicodeScalars) }

  private var open: Int? { characters.firstIndex(of: "(") }

  /// What is called; nil where nothing is.
  var name: Range<Int>? {
    guard let open, characters.last == ")" else { return nil }
    let name = trimmed(0..<open)
    return name.isEmpty ? nil : name
  }

  /// The arguments; nil where brackets or quotes have no end.
  var arguments: [Argument]? {
    guard let open, characters.last == ")" else { return nil }
    guard let parts = parts(in: open + 1..<characters.count - 1) else { return nil }
    return parts.map(argument)
  }

  /// A stretch as text.
  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(characters[range]))
  }

  /// A stretch as the value that it spells: a text where it is in quotes.
  func scalar(_ range: Range<Int>) -> Scalar {
    let (first, last) = (characters[range.lowerBound], characters[range.upperBound - 1])
    guard range.count > 1, first == last, Self.quotes.contains(first) else {
      return Scalar(text: text(range), isPlain: true)
    }
    return Scalar(text: text(range.lowerBound + 1..<range.upperBound - 1), isPlain: false)
  }

  /// The character before an empty stretch, for messages to point at.
  func around(_ range: Range<Int>) -> Range<Int> { range.lowerBound - 1..<range.lowerBound }

  private static let quotes: Set<Unicode.Scalar> = ["'", "\""]

  /// The stretches between commas that stand in no brackets and no quotes.
  private func parts(in range: Range<Int>) -> [Range<Int>]? {
    var (parts, start, depth): ([Range<Int>], Int, Int) = ([], range.lowerBound, 0)
    var quote: Unicode.Scalar?
    for index in range {
      let character = characters[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "'", "\"": quote = character
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "," where depth == 0:
        parts.append(trimmed(start..<index))
        start = index + 1
      case _: continue
      }
    }
    guard depth == 0, quote == nil else { return nil }
    let last = trimmed(start..<range.upperBound)
    return last.isEmpty && parts.isEmpty ? [] : parts + [last]
  }

  /// An argument with its name, where a word stands before a single equals sign.
  private func argument(_ part: Range<Int>) -> Argument {
    let word = part.prefix { characters[$0] == "_" || characters[$0].properties.isAlphabetic }
    let rest = part.dropFirst(word.count).drop { characters[$0].properties.isWhitespace }
    guard !word.isEmpty, let equals = rest.first, characters[equals] == "=",
      equals + 1 == part.upperBound || characters[equals + 1] != "="
    else { return Argument(key: nil, value: part) }
    return Argument(
      key: word.startIndex..<word.endIndex, value: trimmed(equals + 1..<part.upperBound))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = range.first { !characters[$0].properties.isWhitespace } ?? range.upperBound
    let end = range.last { !characters[$0].properties.isWhitespace }.map { $0 + 1 } ?? start
    return start..<end
  }
}
