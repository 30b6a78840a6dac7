internal import Declarations
internal import Expressions

extension ReadingContext {
  /// A length of time: `12ep`, `5000st`, `30%`, or a number in the scheduler's own interval.
  func length(_ node: SpecNode, at path: SpecPath) -> Length? {
    guard let length = Self.length(node) else {
      mistake(path, expected: "a duration such as 12ep, 5000st or 30%", at: node)
      return nil
    }
    resolution.note(.text(length.text), "duration", at: path, span: node.span)
    return length
  }

  private static func length(_ node: SpecNode) -> Length? {
    guard var text = node.text, !node.isNull else { return nil }
    var unit = Length.Unit.own
    for known in [Length.Unit.epochs, .steps, .percent] where text.hasSuffix(known.rawValue) {
      unit = known
      text.removeLast(known.rawValue.count)
      break
    }
    guard let count = try? Expression.constant(text), count.isFinite, count >= 0, count <= 1e9
    else { return nil }
    return Length(count, unit)
  }
}
