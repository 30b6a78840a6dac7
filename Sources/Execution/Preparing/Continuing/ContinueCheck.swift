internal import Declarations
internal import Experiments
internal import Messages
internal import Results
internal import Schedules

/// Checks a run against the one that it goes on from: whether that one's state fits it, and what becomes of
/// the schedule's past.
struct ContinueCheck {
  let section: ContinueSection
  let origin: RunOrigin
  let reading: SpecReading
  let experiment: Experiment
  let data: PreparedData

  private var findings: Findings { reading.findings }
  private var step: Int { origin.parent.step }

  /// Adds what is wrong, or to be noticed, to the findings.
  func check() {
    let length = experiment.train.length
    if experiment.steps <= step {
      findings.error(
        at: length.span, "\(length.path): \(Message.nothingLeft(experiment.steps, from: step))")
    }
    guard let parent = origin.spec else { return }
    checkValues(of: parent)
    if let digest = origin.dataDigest, digest != data.digest {
      findings.error(at: span(of: SpecPath([.key("data")])), "data: \(Message.otherContinuedData)")
    }
    if experiment.rangeStop != nil {
      findings.error(at: section.run.span, "\(section.run.path): \(Message.continuedRangeTest)")
    }
    if !findings.hasErrors {
      checkSchedule(of: parent)
      checkUnfreezing(of: parent)
    }
  }

  /// Warns of groups that were trained from another update on than the new length says.
  private func checkUnfreezing(of parent: SpecReading) {
    let former = parent.spec?.experiment(data.facts, findings: Findings())?.groups ?? []
    for (old, new) in zip(former, experiment.groups)
    where old.firstUpdate != new.firstUpdate && min(old.firstUpdate, new.firstUpdate) < step {
      findings.warning(
        at: section.run.span,
        "optimizer.groups.\(Legible.escaped(new.name)).unfreeze: "
          + Message.otherUnfreezing(old.firstUpdate, new.firstUpdate))
    }
  }

  /// Refuses values, other than the parent's, that its state does not fit.
  private func checkValues(of parent: SpecReading) {
    let (old, new) = (Self.values(of: parent), Self.values(of: reading))
    for (path, value) in new where old[path]?.content != value.content {
      report(value.path, old[path]?.content.text, value.content.text)
    }
    for (path, value) in old where new[path] == nil {
      report(value.path, value.content.text, nil)
    }
  }

  private func report(_ path: SpecPath, _ old: String?, _ new: String?) {
    findings.error(at: span(of: path), "\(path): \(Message.unfitValue(old, new))")
  }

  /// The values that a kept state depends on.
  private static func values(of reading: SpecReading) -> [String: ResolvedValue] {
    let values = reading.values.lastOfEachPlace.map(Identity.spelled)
    let binding = values.filter { Identity.counts($0.path) && !isFree($0) }
    return Dictionary(binding.map { ($0.path.description, $0) }) { _, last in last }
  }

  /// Whether a value may be another one when a run goes on: when it ends, its schedule, its hyperparameters.
  private static func isFree(_ value: ResolvedValue) -> Bool {
    let keys = value.path.components.compactMap { component in
      if case .key(let key) = component { key } else { nil as String? }
    }
    guard let section = keys.first else { return false }
    switch section {
    case "name", "init", "scheduler": return true
    case "train":
      let bound = ["accumulate", "ema", "monitor", "keep_best"]
      return keys.count > 1 && !bound.contains(keys[1])
    case "optimizer":
      // Numbers are hyperparameters; all else decides what there is a state of.
      switch value.content {
      case .integer, .number: return true
      case .null, .boolean, .text, .list, .mapping: return false
      }
    default: return false
    }
  }

  /// Where a value stands, or the nearest one around it that is given.
  private func span(of path: SpecPath) -> SourceSpan {
    var node = reading.document.root
    var span = section.span
    for component in path.components {
      switch component {
      case .key(let key): node = node?[key: key]
      case .item(let index, _):
        guard case .sequence(let items)? = node?.kind, items.indices.contains(index) else {
          return span
        }
        node = items[index]
      }
      guard let found = node else { return span }
      span = found.span
    }
    return span
  }

  /// Warns where the schedule over the updates that are done is not the one that they were done with.
  private func checkSchedule(of parent: SpecReading) {
    guard let old = parent.spec?.preview(data.facts, findings: Findings()),
      let new = reading.spec?.preview(data.facts, findings: Findings())
    else { return }
    let isLonger = parent.spec?.train?.length.value != experiment.train.length.value
    let section = reading.document.root?[key: "scheduler"] == nil ? "optimizer" : "scheduler"
    let span = isLonger ? experiment.train.length.span : span(of: SpecPath([.key(section)]))
    do throws(Problem) {
      let difference = try ScheduleDifference(
        PreparedSchedule(reading: parent, name: "", preview: old),
        PreparedSchedule(reading: reading, name: "", preview: new))
      guard let first = difference.firstDifference, first.step < reached else { return }
      findings.warning(at: span, Message.changedPast(first, difference.unit, from: step))
    } catch {
      findings.warning(at: span, Message.otherInterval(from: step))
    }
  }

  /// How many steps of the scheduler the updates that are done have begun.
  private var reached: Int {
    guard experiment.clock.interval == .epoch, let table = experiment.clock.epochTable, step > 0
    else { return step }
    return table.position(of: step - 1).epoch + 1
  }
}

extension PlainValue {
  /// The value as a message shows it.
  fileprivate var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): NumberText.short(value)
    case .text(let text): Legible.name(text)
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
