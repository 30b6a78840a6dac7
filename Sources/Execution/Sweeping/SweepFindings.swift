internal import Experiments
internal import Messages

/// Collects what is found in the trials of a sweep: each finding once, with how many trials it is in.
struct SweepFindings {
  private struct Hits {
    var count: Int
    let first: String
  }

  private var hits: [Diagnostic: Hits] = [:]
  private var order: [Diagnostic] = []
  private var faults: [Problem] = []
  private(set) var hasErrors = false

  /// Takes what was found in a trial of some values.
  mutating func note(_ reading: SpecReading, _ values: [TrialValue]) {
    hasErrors = hasErrors || reading.hasErrors
    for diagnostic in reading.findings.sorted {
      if hits[diagnostic] == nil { order.append(diagnostic) }
      hits[diagnostic, default: Hits(count: 0, first: Self.text(values))].count += 1
    }
    for fault in reading.faults where !faults.contains(fault) { faults.append(fault) }
  }

  /// Everything that was found in so many trials and in the sweep itself, in source order.
  ///
  /// What has no effect in some trials alone is as it should be.
  func problems(trials: Int, _ section: SweepSection, _ findings: Findings) -> [Problem] {
    let told = order.filter { !$0.isOfNoEffect || hits[$0]?.count ?? 0 >= trials }
    let all = findings.sorted + told.map { described($0, trials: trials, section) }
    let sorted = all.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
    return sorted.prefix(Findings.most).map { Problem($0.element) } + faults
  }

  private func described(
    _ diagnostic: Diagnostic, trials: Int, _ section: SweepSection
  ) -> Diagnostic {
    guard trials > 1, let hits = hits[diagnostic] else { return diagnostic }
    // Of a search the trials that were read are samples, whose number tells nothing.
    if case .search = section.cells { return diagnostic }
    var text = Message.inAllTrials(trials)
    if hits.count < trials {
      text = Message.inTrials(hits.count, of: trials)
      if !section.contains(diagnostic.span) { text += Message.firstTrial(hits.first) }
    }
    return Diagnostic(diagnostic.severity, at: diagnostic.span, "\(diagnostic.message); \(text)")
  }

  /// The values of a trial in a few words.
  private static func text(_ values: [TrialValue]) -> String {
    let text = values.map(\.setting).joined(separator: " ")
    return text.count > 100 ? "\(text.prefix(97))..." : text
  }
}
