/// Collects what a reading of a spec finds, so that all of it is reported in one go.
package final class Findings {
  /// Everything found so far, in the order of finding.
  package private(set) var all: [Diagnostic] = []

  package init() {}

  /// Whether a mistake was found.
  package var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// How many mistakes were found so far.
  package var errorCount: Int { all.count { $0.severity == .error } }

  /// The findings in source order, each once.
  package var sorted: [Diagnostic] {
    var seen = Set<Diagnostic>()
    return all.filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      .map(\.element)
  }

  /// Notes a mistake.
  package func error(at span: SourceSpan, _ message: String) {
    all.append(Diagnostic(.error, at: span, message))
  }

  /// Notes a suspicion.
  package func warning(at span: SourceSpan, _ message: String) {
    all.append(Diagnostic(.warning, at: span, message))
  }
}
