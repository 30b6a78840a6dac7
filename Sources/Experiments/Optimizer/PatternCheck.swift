internal import Messages
internal import Networks
internal import Optimizers

/// Sorts parameters by selections, of which the first that matches takes a parameter.
struct PatternCheck {
  /// A selection.
  struct Entry {
    /// What it takes.
    let selection: ParameterSelection
    /// Where it stands.
    let span: SourceSpan
    /// Its place in the spec.
    let path: SpecPath

    /// Where a message about what it takes points.
    var selectionSpan: SourceSpan {
      selection.patterns?.first?.span ?? selection.layers?.first?.span ?? span
    }
  }

  /// The selections in their order.
  let entries: [Entry]
  /// What messages call what has a selection, as in `group`.
  let kind: String

  /// The indices of the parameters that each selection takes, and at last of those that none takes.
  ///
  /// All are empty where it would take too long to find out, which ``report(_:to:)`` says.
  func assignment(_ parameters: [ParameterFacts]) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: entries.count + 1)
    guard !isTooLong(parameters) else { return groups }
    let predicates = entries.map(\.selection.predicate)
    for (index, parameter) in parameters.enumerated() {
      groups[predicates.firstIndex { $0(parameter) } ?? entries.count].append(index)
    }
    return groups
  }

  /// Reports selections that take nothing, and patterns and layers that match nothing.
  func report(_ parameters: [ParameterFacts], to findings: Findings) {
    if isTooLong(parameters), let first = entries.first {
      return findings.error(
        at: first.selectionSpan,
        "\(first.path): the patterns of all \(kind)s are too many for \(parameters.count) parameters"
      )
    }
    for (entry, taken) in zip(entries, assignment(parameters)) {
      if taken.isEmpty {
        findings.error(at: entry.selectionSpan, "\(entry.path): \(reason(entry, parameters))")
        continue
      }
      for pattern in entry.selection.patterns ?? [] {
        let glob = NamePattern(pattern.value)
        guard !parameters.contains(where: { glob.matches($0.name) }) else { continue }
        findings.warning(
          at: pattern.span, "\(pattern.path): '\(pattern.value)' matches no parameter")
      }
      for layer in entry.selection.layers ?? []
      where !parameters.contains(where: { $0.layer == layer.value }) {
        findings.warning(
          at: layer.span, "\(layer.path): the model has no '\(layer.value)' with parameters")
      }
    }
  }

  /// Whether there are so many patterns and names that holding them together takes too long.
  private func isTooLong(_ parameters: [ParameterFacts]) -> Bool {
    let patterns = entries.lazy.flatMap { $0.selection.patterns ?? [] }.reduce(0) {
      $0 + $1.value.utf8.count + 1
    }
    let texts = parameters.reduce(0) { $0 + $1.name.utf8.count + 1 }
    let (product, overflow) = patterns.multipliedReportingOverflow(by: texts)
    return overflow || product > SpecLimits.matching
  }

  private func reason(_ entry: Entry, _ parameters: [ParameterFacts]) -> String {
    guard !parameters.contains(where: entry.selection.predicate) else {
      return "every parameter it matches is taken by a \(kind) above"
    }
    let texts = parameters.prefix(9).map { parameter in
      guard entry.selection.isBeyondNames else { return parameter.name }
      let dimensions = parameter.dimensions.map { ", \(counted($0, "dimension"))" } ?? ""
      return "\(parameter.name) (\(parameter.layer)\(dimensions))"
    }
    let shown = texts.count > 8 ? texts.prefix(7) + ["…"] : texts[...]
    return "matches no parameter; the model has \(shown.joined(separator: ", "))"
  }
}
