internal import Datasets
internal import Declarations
internal import Expressions
internal import YAML

extension SpecDocument {
  /// The spec as one document that means the same wherever it lies: options and the files that it
  /// extends are in it, it has its name, and its paths begin at the root.
  ///
  /// - Parameters:
  ///   - name: The run's name, which may be the file's.
  ///   - absolute: The path from the root of a path that stands at a place of the spec.
  /// - Returns: The document's text; empty where nothing was read.
  package func text(named name: String, absolute: (String, SourceSpan) -> String) -> String {
    guard var root, case .mapping(var pairs) = root.kind else { return "" }
    if root[key: "name"] == nil {
      let scalar = SpecNode(.scalar(Scalar(text: name, isPlain: true)), at: root.span)
      pairs.insert(SpecPair(key: "name", keySpan: root.span, value: scalar), at: 0)
    }
    root.kind = .mapping(pairs)
    for path in Self.paths(in: root) { root.change(path[...]) { absolute($0, $1) } }
    return root.whole(keeping: nullValues).text
  }

  /// The places of the paths of files.
  private static func paths(in root: SpecNode) -> [[String]] {
    let dataset = root[key: "data"]?[key: "dataset"]?.text
    let facts = dataset.flatMap { DatasetRegistry.all.facts(of: $0) }
    let paths = facts?.arguments.filter { $0.shape == .path }.map { ["data", $0.name] } ?? []
    let held = ["validation", "test"].filter { key in
      guard let text = root[key: "data"]?[key: key]?.text else { return false }
      return text != NamedSplit.test.rawValue && (try? Expression.constant(text)) == nil
    }
    let parts = ["validation", "test"].flatMap { key in
      HeldOutArrays.facts.arguments.map { ["data", key, $0.name] }
    }
    return paths + held.map { ["data", $0] } + parts + [
      ["init", "weights"], ["continue"], ["continue", "run"],
    ]
  }
}

extension SpecNode {
  /// The value on one line, which reads as the value does.
  package var line: String { whole(keeping: []).line }

  /// Changes the text at a place, if there is one.
  fileprivate mutating func change(
    _ path: ArraySlice<String>, _ transform: (String, SourceSpan) -> String
  ) {
    guard let key = path.first else {
      guard case .scalar(let scalar) = kind, !isNull else { return }
      kind = .scalar(Scalar(text: transform(scalar.text, span), isPlain: scalar.isPlain))
      return
    }
    guard case .mapping(var pairs) = kind,
      let place = pairs.firstIndex(where: { $0.key == key && $0.removal == nil })
    else { return }
    pairs[place].value.change(path.dropFirst(), transform)
    kind = .mapping(pairs)
  }

  /// The node without what is taken away, but for the nulls at some places, which are values.
  fileprivate func whole(keeping nulls: Set<[String]>, at place: [String] = []) -> Node {
    let kind: Node.Kind =
      switch self.kind {
      case .scalar(let scalar): .scalar(scalar)
      case .sequence(let items):
        .sequence(
          items.enumerated().map { $1.whole(keeping: nulls, at: place + [String($0)]) })
      case .mapping(let pairs):
        .mapping(
          pairs.compactMap { pair in
            let place = place + [pair.key]
            guard pair.removal == nil || nulls.contains(place) else { return nil }
            let key = Scalar(text: pair.key, isPlain: true)
            return Pair(
              key: Node(.scalar(key), start: pair.keySpan.start, end: pair.keySpan.end),
              value: pair.value.whole(keeping: nulls, at: place))
          })
      }
    return Node(kind, start: span.start, end: span.end)
  }
}
