import Messages

@testable import YAML

/// Texts for the YAML reader.
enum YAMLTrial {
  static func run(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) {
      let node = try Document.parse(bytes)
      check(node, bytes)
      checkWriting(node)
      return true
    } catch {
      check(error.start, error.end, bytes)
      // Whoever shows it escapes what it quotes.
      FuzzTarget.check(Legible.escaped(error.message))
      return false
    }
  }

  /// What is written of a document reads as the document does.
  private static func checkWriting(_ node: Node) {
    let text = node.text
    guard text.utf8.count < 1 << 20 else { return }
    let again = try? Document.parse(Array(text.utf8))
    precondition(again.map(texts) == texts(node) && again?.text == text, "another document")
  }

  /// The texts in a node; a null that is no key may be spelled anew.
  private static func texts(_ node: Node) -> [String] { texts(node, isKey: false) }

  private static func texts(_ node: Node, isKey: Bool) -> [String] {
    switch node.kind {
    case .scalar(let scalar): [scalar.isNull && !isKey ? "null" : scalar.text]
    case .sequence(let items): items.flatMap(texts)
    case .mapping(let pairs): pairs.flatMap { texts($0.key, isKey: true) + texts($0.value) }
    }
  }

  private static func check(_ node: Node, _ bytes: [UInt8]) {
    check(node.start, node.end, bytes)
    switch node.kind {
    case .scalar: break
    case .sequence(let items): for item in items { check(item, bytes) }
    case .mapping(let pairs):
      for pair in pairs {
        check(pair.key, bytes)
        check(pair.value, bytes)
      }
    }
  }

  private static func check(_ start: Mark, _ end: Mark, _ bytes: [UInt8]) {
    precondition(
      0 <= start.offset && start.offset <= end.offset && end.offset <= bytes.count,
      "marks outside the text")
    precondition(
      (start.line, start.column) <= (end.line, end.column) && start.column > 0 && start.line > 0,
      "marks in the wrong order")
  }
}
