internal import Expressions
internal import Schedules

extension SchedulerSection {
  /// Whether the parts of a composite, or its own lengths, use the unit that is not its own.
  func partsMixUnits(with interval: Interval) -> Bool {
    let unit = interval == .step ? Duration.Unit.epochs : .steps
    switch family {
    case .sequential(let sequence):
      return sequence.lengths.contains { $0.value.unit == unit }
        || sequence.schedulers.contains { $0.mixesUnits(with: interval) }
    case .chained(let schedulers): return schedulers.contains { $0.mixesUnits(with: interval) }
    case .repetition(let scheduler, let length, _):
      return length.value.unit == unit || scheduler.mixesUnits(with: interval)
    case .perKnob(let knobs):
      return knobs.values.flatMap(\.values).contains { $0.value.mixesUnits(with: interval) }
    default: return false
    }
  }
}

extension SchedulerSection.KnobValues {
  /// Whether lengths or expressions use the unit that is not the scheduler's own.
  fileprivate func mixesUnits(with interval: Interval) -> Bool {
    let other = interval == .step ? "epoch" : "step"
    switch self {
    case .scheduler(let scheduler): return scheduler.mixesUnits(with: interval)
    case .list(.numbers): return false
    case .list(.expression(let list)): return list.names.contains(other + "s")
    case .expression(let expression):
      return expression.names.contains(other) || expression.names.contains(other + "s")
    }
  }
}
