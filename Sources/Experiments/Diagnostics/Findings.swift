/// Collects what a reading of a spec finds, so that all of it is reported in one go.
///
/// Of mistakes and of suspicions ``most`` are kept; the others are counted, and found again once
/// these are mended.
package final class Findings {
  /// How many of either kind are kept: more than anyone reads.
  package static let most = 1000

  /// Everything found so far, in the order of finding.
  package private(set) var all: [Diagnostic] = []

  /// How many mistakes were found so far.
  package private(set) var errorCount = 0

  private var warningCount = 0

  package init() {}

  /// Whether a mistake was found.
  package var hasErrors: Bool { errorCount > 0 }

  /// Whether no more mistakes are kept.
  var isFull: Bool { errorCount >= Self.most }

  /// The findings in source order, each once.
  package var sorted: [Diagnostic] {
    var seen = Set<Diagnostic>()
    return all.filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      .map(\.element)
  }

  /// What a function reads, nil where it reports a mistake: a stand-in would mean something else.
  func whole<Value>(_ read: () -> Value?) -> Value? {
    let errors = errorCount
    let value = read()
    return errorCount == errors ? value : nil
  }

  /// Notes a mistake.
  package func error(at span: SourceSpan, _ message: @autoclosure () -> String) {
    errorCount += 1
    guard errorCount <= Self.most else { return }
    all.append(Diagnostic(.error, at: span, message()))
  }

  /// Notes a suspicion.
  package func warning(
    at span: SourceSpan, _ message: @autoclosure () -> String, ofNoEffect: Bool = false
  ) {
    warningCount += 1
    guard warningCount <= Self.most else { return }
    all.append(Diagnostic(.warning, at: span, message(), ofNoEffect: ofNoEffect))
  }
}
