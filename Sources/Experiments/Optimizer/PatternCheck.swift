internal import Optimizers

/// Sorts parameters by lists of patterns, of which the first that matches takes a name.
struct PatternCheck {
  /// A list of patterns.
  struct Entry {
    /// The globs; nil takes what is left.
    let patterns: [Located<String>]?
    /// Where it stands.
    let span: SourceSpan
    /// Its place in the spec.
    let path: SpecPath

    /// Where a message about the patterns points.
    var patternSpan: SourceSpan { patterns?.first?.span ?? span }

    fileprivate var namePatterns: [NamePattern] {
      patterns?.map { NamePattern($0.value) } ?? [NamePattern("*")]
    }
  }

  /// The lists in their order.
  let entries: [Entry]
  /// What messages call what has a list, as in `group`.
  let kind: String

  /// The indices of the names that each list takes, and at last of those that none takes.
  ///
  /// All are empty where it would take too long to find out, which ``report(_:to:)`` says.
  func assignment(_ names: [String]) -> [[Int]] {
    guard !isTooLong(names) else { return [[Int]](repeating: [], count: entries.count + 1) }
    return GroupSelection.assignment(names: names, patterns: entries.map(\.namePatterns))
  }

  /// Reports lists that take nothing, and patterns that match nothing.
  func report(_ names: [String], to findings: Findings) {
    if isTooLong(names), let first = entries.first {
      return findings.error(
        at: first.patternSpan,
        "\(first.path): the patterns of all \(kind)s are too many for \(names.count) parameters")
    }
    for (entry, taken) in zip(entries, assignment(names)) {
      if taken.isEmpty {
        findings.error(at: entry.patternSpan, "\(entry.path): \(reason(entry, names))")
        continue
      }
      for pattern in entry.patterns ?? []
      where !names.contains(where: NamePattern(pattern.value).matches) {
        findings.warning(
          at: pattern.span, "\(pattern.path): '\(pattern.value)' matches no parameter")
      }
    }
  }

  /// Whether there are so many patterns and names that holding them together takes too long.
  private func isTooLong(_ names: [String]) -> Bool {
    let patterns = entries.lazy.flatMap { $0.patterns ?? [] }.reduce(0) {
      $0 + $1.value.utf8.count + 1
    }
    let texts = names.reduce(0) { $0 + $1.utf8.count + 1 }
    let (product, overflow) = patterns.multipliedReportingOverflow(by: texts)
    return overflow || product > SpecLimits.matching
  }

  private func reason(_ entry: Entry, _ names: [String]) -> String {
    let patterns = entry.namePatterns
    guard !names.contains(where: { name in patterns.contains { $0.matches(name) } }) else {
      return "every parameter it matches is taken by a \(kind) above"
    }
    let shown = names.count > 8 ? names.prefix(7) + ["…"] : names[...]
    return "matches no parameter; the model has \(shown.joined(separator: ", "))"
  }
}
