internal import Messages

extension Node {
  /// The node as the text of a document, which reads as the node does; without anchors, merge keys,
  /// tags and comments.
  package var text: String {
    var writer = NodeWriter()
    writer.write(self, indent: 0)
    return writer.text
  }

  /// The node as ``text``, on one line.
  package var line: String { NodeWriter().inline(self) }
}

/// Writes nodes: on one line where that is short, else one line an item or a key.
private struct NodeWriter {
  /// The characters of a line on which a list or a mapping is kept together.
  private static let width = 80

  private(set) var text = ""

  /// Writes a document, or what stands on lines of its own.
  mutating func write(_ node: Node, indent: Int) {
    switch node.kind {
    case .mapping(let pairs) where !pairs.isEmpty:
      for (index, pair) in pairs.enumerated() {
        if index > 0 { beginLine(indent) }
        text += "\(pair.name):"
        writeValue(pair.value, indent: indent)
      }
    case .sequence(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() {
        if index > 0 { beginLine(indent) }
        text += "- "
        if !item.isSingle, let line = line(item, indent: indent + 2) {
          text += line + "\n"
        } else {
          write(item, indent: indent + 2)
        }
      }
    case .mapping, .sequence, .scalar:
      text += inline(node) + "\n"
    }
  }

  private mutating func writeValue(_ value: Node, indent: Int) {
    if let line = line(value, indent: indent) {
      text += " \(line)\n"
    } else {
      text += "\n"
      beginLine(indent + 2)
      write(value, indent: indent + 2)
    }
  }

  private mutating func beginLine(_ indent: Int) { text += String(repeating: " ", count: indent) }

  /// A value that is kept on one line; nil for one that takes several.
  private func line(_ node: Node, indent: Int) -> String? {
    guard node.height <= (indent == 0 ? 1 : 2), node.isShort else {
      return node.height == 0 ? inline(node) : nil
    }
    let line = inline(node)
    return node.height == 0 || indent + line.count <= Self.width ? line : nil
  }

  func inline(_ node: Node) -> String {
    switch node.kind {
    case .scalar(let scalar): scalar.written
    case .sequence(let items): "[" + items.map(inline).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\($0.name): \(inline($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

extension Node {
  private var children: [Node] {
    switch kind {
    case .scalar: []
    case .sequence(let items): items
    case .mapping(let pairs): pairs.map(\.value)
    }
  }

  /// How deep collections nest in it: 0 for a scalar, and for what is empty.
  fileprivate var height: Int { children.map { $0.height + 1 }.max() ?? 0 }

  /// Whether it is a mapping of one key, which needs no brackets as an item: `- linear: 10`.
  fileprivate var isSingle: Bool {
    if case .mapping(let pairs) = kind { pairs.count == 1 } else { false }
  }

  /// Whether it has so few children that it may fit on a line.
  fileprivate var isShort: Bool { children.count <= 30 }
}

extension Pair {
  /// The key as it is written: quotes make no other key of it.
  fileprivate var name: String {
    guard case .scalar(let scalar) = key.kind else { preconditionFailure("a key is a scalar") }
    let plain = Scalar(text: scalar.text, isPlain: true)
    return plain.isNull ? Scalar(text: scalar.text, isPlain: false).written : plain.written
  }
}

extension Scalar {
  /// The scalar as it is written: plain where it was and nothing in it has a meaning, else in double
  /// quotes with JSON's escapes.
  fileprivate var written: String {
    if isNull { return "null" }
    let isSafe = isPlain && text.isPlainText && text.hasWord
    return isSafe ? text : "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    default:
      let isShown = (0x20..<0x7F).contains(scalar.value) || scalar.value >= 0xA0
      let isRefused = [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
      guard !isShown || isRefused else { return String(Character(scalar)) }
      return "\\u" + scalar.value.hexadecimal(width: 4, uppercase: false)
    }
  }
}

extension String {
  /// Whether it is made of letters, digits, signs of formulas and single spaces between them, and does
  /// not begin with what has a meaning there.
  ///
  /// By bytes: a regular expression takes as long as the training of a small run, for its every scalar.
  fileprivate var isPlainText: Bool {
    let signs = "_/.+-*%()".utf8
    func isPart(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
      case _: signs.contains(byte)
      }
    }
    var isAfterPart = false
    for byte in utf8 {
      let isSpace = byte == UInt8(ascii: " ")
      guard isSpace ? isAfterPart : isPart(byte) else { return false }
      isAfterPart = !isSpace
    }
    return isAfterPart && !"*%()".utf8.contains { $0 == utf8.first }
  }

  /// Whether it begins like a word or a number, and not like an indicator, a list or a document's end.
  fileprivate var hasWord: Bool {
    let rest = drop { "+-.".contains($0) }
    let signs = count - rest.count
    return !rest.isEmpty && signs <= 2 && !rest.hasPrefix(" ")
  }
}
