internal import Experiments
internal import JSON
internal import YAML

extension SpecNode {
  /// The value as JSON; what is spelled like a number is one.
  var json: JSONValue {
    switch kind {
    case .scalar(let scalar): scalar.json
    case .sequence(let items): .array(items.map(\.json))
    case .mapping: .object((pairs ?? []).map { ($0.key, $0.value.json) })
    }
  }
}

extension Scalar {
  fileprivate var json: JSONValue {
    if isNull { return .null }
    guard isPlain else { return .string(text) }
    if let flag = Bool(text) { return .bool(flag) }
    guard text.contains(where: \.isNumber), !text.contains("x") else { return .string(text) }
    if let whole = Int(text) { return .integer(whole) }
    return Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? .string(text)
  }
}
