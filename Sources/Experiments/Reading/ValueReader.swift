internal import Declarations
internal import Expressions
internal import Schedules
internal import YAML

/// A value of a spec, as the arguments of declared things are read from it.
struct ValueReader: ArgumentReader {
  let node: SpecNode
  let path: SpecPath
  let context: ReadingContext
  /// How many schedulers the value stands in.
  var schedulerDepth = 0

  var isNull: Bool { node.isNull }

  var text: String? { node.isNull ? nil : node.text }

  var isPlain: Bool { if case .scalar(let scalar) = node.kind { scalar.isPlain } else { false } }

  var items: [any ArgumentReader]? {
    guard case .sequence(let items) = node.kind else { return nil }
    return items.enumerated().map { item($1, $0) }
  }

  private func item(_ node: SpecNode, _ index: Int) -> ValueReader {
    ValueReader(
      node: node, path: path.item(index), context: context, schedulerDepth: schedulerDepth)
  }

  var isMapping: Bool { if case .mapping = node.kind { true } else { false } }

  func number(_ range: NumberRange) -> Double? { context.number(node, at: path, range) }

  func wholeNumber(_ range: NumberRange) -> Int? { context.integer(node, at: path, range) }

  func boolean() -> Bool? { context.boolean(node, at: path) }

  func string() -> String? { context.text(node, at: path) }

  func choice(of names: [String], noun: String) -> String? {
    context.choice(node, at: path, of: noun, among: names)
  }

  func length() -> Length? { context.length(node, at: path) }

  func fields<Subject: Declared>(of type: Subject.Type) -> Subject? {
    if case .scalar = node.kind, let shorthand = Subject.declaration.shorthandArgument {
      var subject = Subject()
      return shorthand.read(self, &subject) ? subject : nil
    }
    guard var fields = Fields(node, at: path, in: context) else { return nil }
    let subject = fields.read(type)
    fields.finish()
    return subject
  }

  func note(_ value: PlainValue, as type: String) {
    context.resolution.note(value, type, at: path, span: node.span)
  }

  func refuse(expected: String) { context.mistake(path, expected: expected, at: node) }

  func refuse(_ message: String, at range: Range<Int>?) {
    context.findings.error(
      at: range.map { node.span(of: $0) } ?? node.span, "\(path): \(message)")
  }
}

extension ValueReader: PolicyReader {
  func policy() -> (any Policy)? { context.innerScheduler(node, at: path, depth: schedulerDepth) }

  func expression(over variables: [String]) -> Expression? {
    context.expression(node, at: path, over: variables)
  }

  func values() -> ValueList? { context.valueList(node, at: path) }
}
