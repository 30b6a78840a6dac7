internal import Expressions
internal import Messages
package import Sweeps

/// One value of a spec that a sweep changes, and what it becomes.
package struct SweepAxis: Sendable {
  /// The way to the value as it is typed: `optimizer.groups.biases.lr`.
  package let path: String
  /// What values there are.
  package let domain: Domain
  /// The values of a domain that is a choice, in order.
  let options: [SpecNode]
  /// What must hold, all together, for the axis to be there.
  let conditions: [SweepCondition]
  /// Where the path stands.
  let pathSpan: SourceSpan
  /// Where the values stand.
  let span: SourceSpan

  /// The parts of the path.
  var components: [Substring] { Self.components(of: path) }

  /// The parts of a path as it is typed.
  static func components(of path: String) -> [Substring] {
    path.split(separator: ".", omittingEmptySubsequences: false)
  }

  /// A value as a spec has it.
  func node(of value: AxisValue) -> SpecNode {
    switch value {
    case .number(let number): SpecNode(number: number, at: span)
    case .integer(let number): SpecNode(number: Double(number), at: span)
    case .option(let place): options[place]
    }
  }

  /// The value of the axis that a spec spells so; nil where it is never that.
  func value(of node: SpecNode) -> AxisValue? {
    if case .choice = domain {
      return options.firstIndex { $0.isSame(as: node) }.map(AxisValue.option)
    }
    guard let number = node.constant else { return nil }
    var value = AxisValue.number(number)
    if case .int = domain { value = Int(exactly: number).map(AxisValue.integer) ?? value }
    return domain.contains(value) ? value : nil
  }
}

extension SpecNode {
  /// The number that a scalar is; nil for all else.
  var constant: Double? { isNull ? nil : text.flatMap { try? Expression.constant($0) } }

  /// Whether two values are written alike, or are the same number.
  fileprivate func isSame(as other: SpecNode) -> Bool {
    if let constant, let number = other.constant { return constant == number }
    if let text, let other = other.text { return text == other }
    return line == other.line
  }
}
