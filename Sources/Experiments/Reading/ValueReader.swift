internal import Declarations
internal import Expressions
internal import Messages
internal import Schedules
internal import YAML

/// A value of a spec on its way into a section or an argument.
struct ValueReader: ArgumentReader {
  /// The value.
  let node: SpecNode
  /// Its place in the spec.
  let path: SpecPath
  /// Where findings and values go.
  let context: ReadingContext
  /// How many schedulers the value stands in.
  var schedulerDepth = 0

  /// Mistakes and suspicions.
  var findings: Findings { context.findings }

  var isNull: Bool { node.isNull }

  var text: String? { node.isNull ? nil : node.text }

  var isPlain: Bool { if case .scalar(let scalar) = node.kind { scalar.isPlain } else { false } }

  func hasKey(_ key: String) -> Bool {
    node.pairs?.contains {
      $0.key == key || Spelling.nearest(to: $0.key, among: [key]) != nil
    } ?? false
  }

  var isMapping: Bool { if case .mapping = node.kind { true } else { false } }

  /// The items of a list, nil for what is none.
  var parts: [ValueReader]? {
    guard case .sequence(let items) = node.kind else { return nil }
    return items.enumerated().map { part($1, path.item($0)) }
  }

  var items: [any ArgumentReader]? { parts }

  var pairs: [(key: String, value: any ArgumentReader)]? {
    guard case .mapping(let pairs) = node.kind else { return nil }
    return pairs.filter { $0.removal == nil }.map { ($0.key, part($0.value, path.key($0.key))) }
  }

  /// A value that stands in this one.
  func part(_ node: SpecNode, _ path: SpecPath) -> ValueReader {
    ValueReader(node: node, path: path, context: context, schedulerDepth: schedulerDepth)
  }

  func fields<Subject: Declared>(of type: Subject.Type) -> Subject? {
    if case .scalar = node.kind, let shorthand = Subject.declaration.shorthandArgument {
      var subject = Subject()
      return shorthand.read(self, &subject) ? subject : nil
    }
    guard var fields = Fields(self) else { return nil }
    let subject = fields.read(type)
    fields.finish()
    return subject
  }

  /// The value with its place.
  func located<Value>(_ value: Value) -> Located<Value> {
    Located(value: value, span: node.span, path: path)
  }

  func note(_ value: PlainValue, as type: String) {
    context.resolution.note(value, type, at: path, span: node.span)
  }

  func noteDefault(_ value: PlainValue, as type: String) {
    let first = context.resolution.values.count
    note(value, as: type)
    context.resolution.markDefaults(from: first)
  }

  func refuse(expected: String) {
    findings.error(at: node.span, "\(path): expected \(expected), found \(node.description)")
  }

  func refuse(_ message: String, at range: Range<Int>?) {
    findings.error(at: range.map { node.span(of: $0) } ?? node.span, "\(path): \(message)")
  }
}

extension ValueReader: PolicyReader {
  func policy() -> (any Policy)? { innerScheduler() }
}
