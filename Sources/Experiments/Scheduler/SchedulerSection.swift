internal import Declarations
package import Schedules

/// The schedule of every knob of every group.
package struct SchedulerSection: Sendable {
  /// The policy, its warmup in front of it; what leaves all values as they are where none is named.
  package var policy: any Policy
  /// When the scheduler advances; nil is the unit of the run's length.
  package var interval: Located<Interval>?
  /// Whether nothing was wrong with it where it was read.
  var isSound = true
  /// The places of what belongs to it.
  var place: SchedulerPlace
  /// Where the section, or its type, stands.
  package var span: SourceSpan { place.span }
  /// The section's place in the spec.
  package var path: SpecPath { place.path }

  /// What a training loop follows of its own measurements, where it does.
  package var feedback: PolicyFeedback? { behindWarmup.feedback }

  /// The policy without its warmup.
  var behindWarmup: any Policy { (policy as? WarmupPolicy)?.policy ?? policy }
}

extension ValueReader {
  /// How deep schedulers may stand in one another.
  private static let deepest = 8

  /// Reads `scheduler:`.
  func scheduler() -> SchedulerSection? {
    let errors = findings.errorCount
    guard var fields = Fields(self) else { return nil }
    let interval: Located<Interval>? = interval(&fields)
    let policy = policy(&fields)
    let isSound = findings.errorCount == errors
    // With values that do not go together each of them is still known.
    guard let policy, isSound || fields.hasProblems else { return nil }
    let place = SchedulerPlace(node: node, path: path, groupNames: context.groups.names)
    return SchedulerSection(policy: policy, interval: interval, isSound: isSound, place: place)
  }

  /// Reads a scheduler within another one.
  func innerScheduler() -> (any Policy)? {
    guard schedulerDepth <= Self.deepest else {
      findings.error(
        at: node.span.firstCharacter,
        "\(path): schedulers stand in one another at most \(Self.deepest) deep")
      return nil
    }
    if context.schedulerCount.passesLimit(with: 1) {
      findings.error(
        at: node.span.firstCharacter,
        "\(path): there are more than \(SpecLimits.schedulers) schedulers")
    }
    guard context.schedulerCount.isWithinLimit, var fields = Fields(self) else { return nil }
    _ = interval(&fields)
    if fields.has("interval") {
      findings.error(
        at: fields.keySpan("interval"),
        "\(path.key("interval")): only the outermost scheduler has an interval; its parts "
          + "advance with it")
    }
    return policy(&fields)
  }

  /// The policy of a mapping whose key `interval` has been read.
  private func policy(_ fields: inout Fields) -> (any Policy)? {
    fields.schedulerDepth = schedulerDepth + 1
    let family = fields.member(of: PolicyRegistry.all)
    let warmup = fields.optional("warmup") { $0.fields(of: WarmupPolicy.self) }
    // Without its type a scheduler's other keys are neither known nor unknown.
    guard let family else { return nil }
    func read<Family: Policy>(_ family: Family.Type) -> any Policy { fields.read(family) }
    let policy = read(family)
    fields.finish()
    if policy.feedback != nil, schedulerDepth > 0 {
      findings.error(
        at: fields.span,
        "\(fields.path): \(family.specName) follows what the run measures, so it stands alone: "
          + "in no other scheduler, and behind nothing but a warmup")
    }
    if policy.batchSize(at: 0) != nil, schedulerDepth > 0 || warmup != nil {
      findings.error(
        at: fields.span,
        "\(fields.path): batch sizes are tested by the scheduler as a whole: in no other scheduler, and "
          + "behind no warmup")
    }
    guard var warmup else { return policy }
    warmup.policy = policy
    return warmup
  }

  /// When the scheduler advances.
  private func interval(_ fields: inout Fields) -> Located<Interval>? {
    fields.optional("interval") { reader in
      ValueKind<Interval>.choice("interval").read(reader).map(reader.located)
    }
  }
}
