import Messages

@testable import YAML

/// Texts for the YAML reader.
enum YAMLTrial {
  static func run(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) {
      check(try Document.parse(bytes), bytes)
      return true
    } catch {
      check(error.start, error.end, bytes)
      // Whoever shows it escapes what it quotes.
      FuzzTarget.check(Legible.escaped(error.message))
      return false
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
