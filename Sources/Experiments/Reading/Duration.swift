internal import Expressions

/// A length of time in a spec: `12ep`, `5000st`, `30%`, or a bare number in the scheduler's interval.
package struct Duration: Sendable, Hashable {
  /// What a duration is counted in.
  package enum Unit: String, Sendable {
    case epochs = "ep"
    case steps = "st"
    case percent = "%"
    /// The scheduler's own interval.
    case own = ""
  }

  /// How many.
  package let count: Double
  /// Of what.
  package let unit: Unit

  package init(_ count: Double, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// How it is written.
  package var text: String { plain(count) + unit.rawValue }
}

extension ReadingContext {
  /// A duration; `expected` names it in messages.
  func duration(_ node: SpecNode, at path: SpecPath) -> Duration? {
    let expected = "a duration such as 12ep, 5000st or 30%"
    guard var text = node.text, !node.isNull else {
      mistake(path, expected: expected, at: node)
      return nil
    }
    var unit = Duration.Unit.own
    for known in [Duration.Unit.epochs, .steps, .percent] where text.hasSuffix(known.rawValue) {
      unit = known
      text.removeLast(known.rawValue.count)
      break
    }
    guard let count = try? Expression.constant(text), count.isFinite, count >= 0, count <= 1e9
    else {
      mistake(path, expected: expected, at: node)
      return nil
    }
    let duration = Duration(count, unit)
    resolution.note(.text(duration.text), "duration", at: path, from: node)
    return duration
  }
}

extension Fields {
  /// A duration, or its default where the key is not given.
  mutating func duration(_ key: String, default value: Duration) -> Duration? {
    if let node = node(key) { return context.duration(node, at: path.key(key)) }
    context.resolution.note(.text(value.text), "duration", at: path.key(key), from: nil)
    return value
  }
}
