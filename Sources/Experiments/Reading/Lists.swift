internal import Declarations

extension ReadingContext {
  /// A list of values.
  func list<Value>(
    _ node: SpecNode, at path: SpecPath, of kind: String,
    _ read: (SpecNode, SpecPath) -> Value?
  ) -> [Value]? {
    guard case .sequence(let items) = node.kind else {
      mistake(path, expected: "a list of \(kind)", at: node)
      return nil
    }
    if items.isEmpty { resolution.note(.list([]), "list of \(kind)", at: path, from: node) }
    let values = items.enumerated().map { read($1, path.item($0)) }
    let given = values.compactMap(\.self)
    return given.count == values.count ? given : nil
  }
}
