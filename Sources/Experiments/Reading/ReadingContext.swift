internal import Messages

/// What the reading of one spec writes to: its findings and its resolved values.
package struct ReadingContext {
  /// Mistakes and suspicions.
  package let findings: Findings
  /// Values with their origins.
  package let resolution: Resolution
  /// What was read, with its options and the files that it extends.
  package let document = SpecDocument()
  /// How many layers there are so far.
  let layerCount = Tally(limit: SpecLimits.layers)
  /// The layers that stand in others so far.
  let innerLayers = InnerLayers()
  /// The parameter groups, once the optimizer and the model have been read.
  let groups = KnownGroups()
  /// How many schedulers stand in others so far.
  let schedulerCount = Tally(limit: SpecLimits.schedulers)

  package init() { self.init(findings: Findings()) }

  /// A context with findings of its caller's and values of its own.
  init(findings: Findings) {
    self.findings = findings
    resolution = Resolution()
  }

  /// Reports a name that is none of the known ones, with the one that was meant, or the nearest of them.
  func unknown(
    _ kind: String, _ name: String, known: [String], meant: String? = nil, at span: SourceSpan
  ) {
    let advice =
      (meant ?? Spelling.nearest(to: name, among: known)).map { "did you mean '\($0)'?" }
      ?? "known: \(known.joined(separator: ", "))"
    findings.error(at: span, "unknown \(kind) '\(abbreviated(name))'; \(advice)")
  }
}
