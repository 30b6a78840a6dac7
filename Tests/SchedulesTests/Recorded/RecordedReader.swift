import Declarations
import Expressions
import Schedules
import Testing

/// Reads the arguments of policies from recorded specs; what it cannot read is an issue of the test.
struct RecordedReader: PolicyReader {
  let value: SpecValue

  init(_ value: SpecValue) { self.value = value }

  var isNull: Bool { false }

  var text: String? { value.text ?? value.number.map { "\($0)" } }

  var items: [any ArgumentReader]? { value.list?.map(RecordedReader.init) }

  var isPlain: Bool { value.list == nil && value.mapping == nil }

  var isMapping: Bool { value.mapping != nil }

  func number(_ range: NumberRange) -> Double? { value.number }

  func wholeNumber(_ range: NumberRange) -> Int? { value.number.flatMap { Int(exactly: $0) } }

  func boolean() -> Bool? { value.flag }

  func string() -> String? { value.text }

  func choice(of names: [String], noun: String) -> String? {
    value.text.flatMap { names.contains($0) ? $0 : nil }
  }

  func length() -> Length? { wholeNumber(.any).map { Length(steps: $0) } }

  func fields<Subject: Declared>(of type: Subject.Type) -> Subject? {
    guard let mapping = value.mapping else { return nil }
    var subject = Subject()
    for argument in Subject.declaration.arguments {
      guard let value = mapping[argument.name] else { continue }
      if !argument.read(RecordedReader(value), &subject) {
        Issue.record("\(argument.name) is not what \(Subject.self) takes: \(value)")
      }
    }
    return subject
  }

  func policy() -> (any Policy)? {
    guard let name = value.mapping?["type"]?.text, let family = PolicyRegistry.all[name] else {
      return nil
    }
    func read<Family: Policy>(_ family: Family.Type) -> (any Policy)? { fields(of: family) }
    return read(family)
  }

  func expression(over variables: [String]) -> Expression? {
    text.flatMap { try? Expression($0, variables: variables) }
  }

  func values() -> ValueList? {
    if let list = value.list { return .numbers(list.compactMap(\.number)) }
    return text.flatMap { try? ListExpression($0, variables: ValueList.variables) }
      .map { .expression($0) }
  }

  func note(_ value: PlainValue, as type: String) {}

  func refuse(expected: String) { Issue.record("expected \(expected), found \(value)") }

  func refuse(_ message: String, at range: Range<Int>?) { Issue.record("\(message): \(value)") }
}
