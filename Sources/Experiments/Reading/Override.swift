internal import Declarations
internal import Networks
internal import YAML

/// A value that an option puts in the place of the file's: `--set optimizer.lr=0.1`.
package struct Override: Sendable {
  private let source: SpecText
  private let path: [Substring]
  private let value: SpecNode

  /// Reads `PATH=VALUE`; the value is YAML.
  ///
  /// - Throws: a located message where there is no `=`, no path, or a value that is not YAML.
  package init(_ argument: String) throws(OverrideError) {
    let source = SpecText(name: "--set", bytes: Array(argument.utf8), isOption: true)
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
      throw OverrideError(source, columns: 0..<argument.unicodeScalars.count, "expected PATH=VALUE")
    }
    let typed = argument[..<equals]
    path = typed.split(separator: ".", omittingEmptySubsequences: false)
    guard path.allSatisfy({ !$0.isEmpty }) else {
      let columns = 0..<typed.unicodeScalars.count
      throw OverrideError(source, columns: columns, "expected a path such as optimizer.lr")
    }
    guard path.count <= Limits.standard.depth else {
      throw OverrideError(
        source, columns: 0..<1,
        "the path has \(path.count) parts; there are at most \(Limits.standard.depth)")
    }
    let offset = typed.unicodeScalars.count + 1
    value = try Self.value(argument[argument.index(after: equals)...], at: offset, in: source)
    self.source = source
  }

  private static func value(
    _ text: Substring, at offset: Int, in source: SpecText
  ) throws(OverrideError) -> SpecNode {
    if text.allSatisfy(\.isWhitespace) {
      let mark = Mark(line: 1, column: offset + 1, offset: offset)
      let span = SourceSpan(source: source, start: mark, end: mark)
      return SpecNode(.scalar(Scalar(text: "", isPlain: true)), at: span)
    }
    do throws(YAMLError) {
      return SpecNode(try Document.parse(Array(text.utf8)), in: source, shiftedBy: offset)
    } catch {
      let start = error.start.column - 1 + offset
      let message = error.message == "the file is empty" ? "expected a value" : error.message
      throw OverrideError(source, columns: start..<start + 1, message)
    }
  }

  /// The part of the option that names the path's first components.
  private func span(upTo count: Int) -> SourceSpan {
    let length = path[..<count].reduce(0) { $0 + $1.unicodeScalars.count } + count - 1
    let mark = Mark(line: 1, column: 1, offset: 0)
    return SourceSpan(source: source, start: mark, end: mark.atColumn(1 + max(length, 1)))
  }

  /// Puts the value into a tree; mappings on the way that are missing are made.
  package func apply(to root: inout SpecNode, findings: Findings) {
    apply(to: &root, depth: 0, findings: findings)
  }

  private func apply(to node: inout SpecNode, depth: Int, findings: Findings) {
    guard depth < path.count else {
      node = value
      return
    }
    let name = String(path[depth])
    switch node.kind {
    case .mapping(var pairs):
      if let i = pairs.firstIndex(where: { $0.key == name }) {
        apply(to: &pairs[i].value, depth: depth + 1, findings: findings)
      } else {
        var made = SpecNode(.mapping([]), at: span(upTo: depth + 1))
        apply(to: &made, depth: depth + 1, findings: findings)
        pairs.append(SpecPair(key: name, keySpan: keySpan(at: depth), value: made))
      }
      node.kind = .mapping(pairs)
    case .sequence(var items):
      guard let i = index(of: name, in: items) else {
        let message = "no item '\(name)' in \(path[..<depth].joined(separator: "."))"
        findings.error(at: keySpan(at: depth), message)
        return
      }
      apply(to: &items[i], depth: depth + 1, findings: findings)
      node.kind = .sequence(items)
    case .scalar where depth == 3 && isLayerArgument:
      // `linear: 10` is short for `linear: {out_features: 10}`.
      let shorthand = LayerRegistry.all.shorthand(of: String(path[2])) ?? ""
      node.kind = .mapping([SpecPair(key: shorthand, keySpan: node.span, value: node)])
      apply(to: &node, depth: depth, findings: findings)
    case .scalar(let scalar) where depth == 2 && isLayerArgument && scalar.text == name:
      // `relu` is short for `relu: {}`.
      let arguments = SpecNode(.mapping([]), at: node.span)
      node.kind = .mapping([SpecPair(key: name, keySpan: node.span, value: arguments)])
      apply(to: &node, depth: depth, findings: findings)
    case .scalar where depth == 0 || node.isNull:
      node = SpecNode(.mapping([]), at: span(upTo: depth))
      apply(to: &node, depth: depth, findings: findings)
    case .scalar:
      let place = path[..<depth].joined(separator: ".")
      let message = "\(place) is \(node.description), which has no key '\(name)'"
      findings.error(at: keySpan(at: depth), message)
    }
  }

  /// Whether the path leads to an argument of a layer that may be written short.
  private var isLayerArgument: Bool {
    path.count == 4 && path[0] == "model" && LayerRegistry.all[String(path[2])] != nil
  }

  private func keySpan(at depth: Int) -> SourceSpan {
    var result = span(upTo: depth + 1)
    let end = result.end
    result.start = end.atColumn(end.column - path[depth].unicodeScalars.count)
    return result
  }

  /// The item with an index, or with a `name:`.
  private func index(of name: String, in items: [SpecNode]) -> Int? {
    if let i = items.firstIndex(where: { $0[key: "name"]?.text == name }) { return i }
    guard let i = Int(name), items.indices.contains(i) else { return nil }
    return i
  }
}

/// A `--set` option that cannot be read.
package struct OverrideError: Error {
  /// What is wrong with it.
  package let diagnostic: Diagnostic

  init(_ source: SpecText, columns: Range<Int>, _ message: String) {
    let start = Mark(line: 1, column: columns.lowerBound + 1, offset: 0)
    let end = Mark(line: 1, column: columns.upperBound + 1, offset: 0)
    diagnostic = Diagnostic(.error, at: SourceSpan(source: source, start: start, end: end), message)
  }
}
