internal import Schedules

/// The innermost scheduler that gives a knob its value at a step.
struct SchedulePart {
  /// The scheduler.
  let scheduler: SchedulerSection
  /// The knob by which the scheduler knows what it moves.
  let knob: Knob
  /// Whether the value is that of the scheduler's warm-up.
  let isWarmup: Bool

  /// The place in the spec of the warm-up, or of the scheduler.
  var path: SpecPath { isWarmup ? scheduler.path.key("warmup") : scheduler.path }
}

extension ScheduleCheck {
  /// The innermost scheduler that gives a group's knob its value at a step of this one.
  ///
  /// Where several schedulers at once make a value, it is the one that chains them.
  func part(of knob: Knob, group: Int, at step: Int) -> SchedulePart {
    let itself = SchedulePart(scheduler: scheduler, knob: ownName(of: knob), isWarmup: false)
    // What is wrong with lengths was reported when the schedules were made.
    let quiet = silent(findings: Findings())
    if let warmup = scheduler.warmup, let length = quiet.phase(warmup.length) {
      if step < length {
        let rises = knob == (self.knob ?? .learningRate)
        return SchedulePart(scheduler: scheduler, knob: itself.knob, isWarmup: rises)
      }
      let behind = run.part(from: length, length: run.clock.length - length)
      return part(scheduler.withoutWarmup, behind).part(of: knob, group: group, at: step - length)
    }
    switch scheduler.family {
    case .sequential(let sequence):
      guard let starts = quiet.starts(of: sequence),
        let index = starts.lastIndex(where: { $0 <= step })
      else { return itself }
      return part(sequence.schedulers[index], run)
        .part(of: knob, group: group, at: step - starts[index])
    case .repetition(let inner, let length, _):
      guard let period = quiet.steps(length) else { return itself }
      return part(inner, run).part(of: knob, group: group, at: step % period)
    case .perKnob(let settings):
      guard let setting = settings[knob],
        case .scheduler(let inner) = setting.values[setting.isPerGroup ? group : 0].value
      else { return itself }
      var check = part(inner, run)
      check.knob = knob
      return check.part(of: knob, group: group, at: step)
    default: return itself
    }
  }

  private func silent(findings: Findings) -> ScheduleCheck {
    ScheduleCheck(scheduler: scheduler, groups: groups, run: run, findings: findings)
  }

  /// The name under which a scheduler's own settings speak of a knob: under a knob of `per_knob`
  /// lists and factors keep its name, and all else moves a learning rate.
  private func ownName(of knob: Knob) -> Knob {
    switch scheduler.family {
    case .lambda, .list: knob
    default: self.knob == nil ? knob : .learningRate
    }
  }
}
