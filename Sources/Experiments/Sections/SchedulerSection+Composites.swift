package import Expressions
package import Schedules

extension SchedulerSection {
  /// Schedulers one after another.
  package struct Sequence: Sendable {
    /// The schedulers, in their order.
    package var schedulers: [SchedulerSection]
    /// When each begins, the first left out, or how long each lasts.
    package var lengths: [Located<Duration>]
    /// Whether the lengths are durations, and not milestones.
    package var areDurations: Bool
    /// Whether they say when the last scheduler ends.
    package var isClosed: Bool { areDurations && lengths.count == schedulers.count }
    /// Where the lengths stand.
    package var span: SourceSpan
    /// Their place in the spec.
    package var path: SpecPath
  }

  /// A rise of the learning rate in front of a scheduler.
  package struct Warmup: Sendable {
    /// How long it lasts.
    package var length: Located<Duration>
    /// The first learning rate as a share of the scheduler's first.
    package var startFactor: Double
    /// How it rises.
    package var shape: WarmupShape
    /// Where it stands.
    package var span: SourceSpan
  }

  /// What gives one knob of a group its values.
  package enum KnobValues: Sendable {
    /// An expression that is the value itself.
    case expression(Expression)
    /// The values themselves.
    case list(ValueList)
    /// A scheduler that moves the knob as it would move a learning rate.
    case scheduler(SchedulerSection)
  }

  /// How deep schedulers may stand in one another.
  static let deepest = 8
}

extension SchedulerSection.Family {
  /// Whether its length was held against that of its run or part where it was read.
  var saysItsLength: Bool {
    switch self {
    case .list, .rangeFinder, .oneCyclePolicy, .oneCycle, .repetition: true
    case .sequential(let sequence):
      sequence.isClosed || sequence.schedulers.last?.family?.saysItsLength == true
    case .chained(let schedulers): schedulers.contains { $0.family?.saysItsLength == true }
    default: false
    }
  }
}

extension ReadingContext {
  /// A scheduler that is made of others.
  func composite(
    _ fields: inout Fields, of kind: SchedulerSection.Kind, depth: Int
  ) -> SchedulerSection.Family? {
    switch kind {
    case .sequential: sequence(&fields, depth: depth).map { .sequential($0) }
    case .chained: schedulers(&fields, depth: depth).map { .chained($0) }
    case .repetition: repetition(&fields, depth: depth)
    default:
      knobs(&fields, of: "schedule") { knobValues($0, at: $1, depth: depth) }.map { .perKnob($0) }
    }
  }

  /// `warmup:`, which may stand in front of any scheduler.
  func warmup(_ fields: inout Fields) -> SchedulerSection.Warmup? {
    fields.optional("warmup") { node, path in
      guard var fields = Fields(node, at: path, in: self) else { return nil }
      let length: Located<Duration>? = fields.required("length", locatedDuration)
      let shape: WarmupShape? = fields.choice("shape", default: .linear, of: "shape")
      let factor = fields.number(
        "start_factor", default: 1.0 / 3, shape == .exponential ? .positive : .notNegative)
      fields.finish()
      guard let length, let shape, let factor else { return nil }
      return SchedulerSection.Warmup(
        length: length, startFactor: factor, shape: shape, span: node.span)
    }
  }

  private func schedulers(_ fields: inout Fields, depth: Int) -> [SchedulerSection]? {
    fields.required("schedulers") { node, path in
      if case .sequence(let items) = node.kind, items.isEmpty {
        mistake(path, expected: "at least one scheduler", at: node)
        return nil
      }
      return list(node, at: path, of: "schedulers") { inner($0, at: $1, depth: depth) }
    }
  }

  private func repetition(_ fields: inout Fields, depth: Int) -> SchedulerSection.Family? {
    let scheduler = fields.required("scheduler") { inner($0, at: $1, depth: depth) }
    let length: Located<Duration>? = fields.required("length", locatedDuration)
    let times = fields.optional("times") { integer($0, at: $1, .atLeast(1)) }
    guard let scheduler, let length, !fields.has("times") || times != nil else { return nil }
    return .repetition(scheduler, length: length, times: times)
  }

  /// A scheduler within another.
  private func inner(_ node: SpecNode, at path: SpecPath, depth: Int) -> SchedulerSection? {
    guard depth < SchedulerSection.deepest else {
      findings.error(
        at: node.span.firstCharacter,
        "\(path): schedulers stand in one another at most \(SchedulerSection.deepest) deep")
      return nil
    }
    if schedulerCount.passesLimit(with: 1) {
      findings.error(
        at: node.span.firstCharacter,
        "\(path): there are more than \(SpecLimits.schedulers) schedulers")
    }
    guard schedulerCount.isWithinLimit else { return nil }
    return scheduler(node, at: path, depth: depth + 1)
  }

  private func locatedDuration(_ node: SpecNode, at path: SpecPath) -> Located<Duration>? {
    duration(node, at: path).map { Located(value: $0, span: node.span, path: path) }
  }

  private func sequence(_ fields: inout Fields, depth: Int) -> SchedulerSection.Sequence? {
    let schedulers = schedulers(&fields, depth: depth)
    let keys = ["milestones", "durations"].map { (key: $0, node: fields.node($0)) }
    guard let given = keys.first(where: { $0.node != nil }), let node = given.node else {
      guard let schedulers else { return nil }
      if schedulers.count == 1 { return alone(schedulers, fields) }
      findings.error(
        at: fields.span.firstCharacter,
        "\(fields.path): missing key 'milestones' or 'durations', which say when one scheduler "
          + "ends and the next begins")
      return nil
    }
    guard keys.contains(where: { $0.node == nil }) else {
      findings.error(
        at: fields.keySpan("durations"), "\(fields.path): give either milestones or durations")
      return nil
    }
    let path = fields.path.key(given.key)
    let lengths = list(node, at: path, of: "durations", locatedDuration)
    guard let schedulers, let lengths else { return nil }
    return checked(
      SchedulerSection.Sequence(
        schedulers: schedulers, lengths: lengths, areDurations: given.key == "durations",
        span: node.span, path: path))
  }

  /// One scheduler needs no milestones.
  private func alone(
    _ schedulers: [SchedulerSection], _ fields: Fields
  ) -> SchedulerSection.Sequence {
    SchedulerSection.Sequence(
      schedulers: schedulers, lengths: [], areDurations: false, span: fields.span,
      path: fields.path)
  }

  /// Refuses lengths that are not as many as the schedulers need.
  private func checked(_ sequence: SchedulerSection.Sequence) -> SchedulerSection.Sequence? {
    let (count, found) = (sequence.schedulers.count, sequence.lengths.count)
    if found == count - 1 || sequence.areDurations && found == count { return sequence }
    let advice =
      sequence.areDurations
      ? "give one for each, or leave out the last"
      : "give the beginning of each but the first"
    let noun = sequence.areDurations ? "duration" : "milestone"
    findings.error(
      at: sequence.span,
      "\(sequence.path): \(counted(found, noun)) for \(counted(count, "scheduler")); \(advice)")
    return nil
  }
}
