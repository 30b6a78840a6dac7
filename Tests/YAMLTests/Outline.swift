import YAML

/// Short forms for comparing documents.
enum Outline {
  static func parse(_ text: String, limits: Limits = .standard) throws(YAMLError) -> Node {
    try Document.parse(Array(text.utf8), limits: limits)
  }

  /// A node on one line, without marks: `{a: [1, 'b']}`; a scalar that is not plain has quotes.
  static func of(_ node: Node) -> String {
    switch node.kind {
    case .scalar(let scalar): scalar.isPlain ? scalar.text : "'\(scalar.text)'"
    case .sequence(let items): "[" + items.map(of).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\(of($0.key)): \(of($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// The places of a node and of all in it, in order: `line:column-line:column`.
  static func marks(_ node: Node) -> [String] {
    let own =
      "\(node.start.line):\(node.start.column)-\(node.end.line):\(node.end.column)"
    return switch node.kind {
    case .scalar: [own]
    case .sequence(let items): [own] + items.flatMap(marks)
    case .mapping(let pairs): [own] + pairs.flatMap { marks($0.key) + marks($0.value) }
    }
  }

  /// A node and all in it.
  static func all(_ node: Node) -> [Node] {
    switch node.kind {
    case .scalar: [node]
    case .sequence(let items): [node] + items.flatMap(all)
    case .mapping(let pairs): [node] + pairs.flatMap { all($0.key) + all($0.value) }
    }
  }

  /// The mark that an offset has by counting lines and scalars from the start of the text.
  static func mark(at offset: Int, in bytes: [UInt8]) -> Mark {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = String(decoding: bytes[start..<max(start, offset)], as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    var (line, column) = (1, 1)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1].value : bytes[safe: offset]
      if scalar == "\n" || (scalar == "\r" && next != 0x0A) {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
    }
    return Mark(line: line, column: column, offset: offset)
  }
}

extension [UInt8] {
  fileprivate subscript(safe index: Int) -> UInt32? {
    indices.contains(index) ? UInt32(self[index]) : nil
  }
}
