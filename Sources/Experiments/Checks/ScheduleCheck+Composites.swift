internal import Schedules

extension ScheduleCheck {
  /// The policy of the scheduler with its warm-up, or nil after reporting why there is none.
  func policy() -> (any Policy)? {
    guard let warmup = scheduler.warmup else { return familyPolicy() }
    guard let length = phase(warmup.length) else { return nil }
    warnUnlessReached(length, warmup.length, "what follows the warm-up")
    let behind = run.part(from: length, length: run.clock.length - length)
    guard let policy = part(scheduler.withoutWarmup, behind).familyPolicy() else { return nil }
    do throws(ScheduleError) {
      return try WarmupPolicy(
        policy, length: length, startFactor: warmup.startFactor, shape: warmup.shape)
    } catch {
      let path = scheduler.path.key("warmup").key(error.argument)
      findings.error(at: warmup.length.span, "\(path): \(error.message)")
      return nil
    }
  }

  /// Schedulers one after another, each on the time of its own part.
  func sequential(_ sequence: SchedulerSection.Sequence) -> (any Policy)? {
    guard let starts = starts(of: sequence) else { return nil }
    let ends = starts.dropFirst() + [max(run.clock.length, starts[starts.count - 1])]
    let policies = zip(sequence.schedulers, zip(starts, ends)).map { scheduler, place in
      part(scheduler, run.part(from: place.0, length: place.1 - place.0)).policy()
    }
    return made(policies) { policies throws(ScheduleError) in
      try SequentialPolicy(policies, milestones: Array(starts.dropFirst()))
    }
  }

  /// Schedulers that are applied to one another.
  func chained(_ schedulers: [SchedulerSection]) -> (any Policy)? {
    made(schedulers.map { part($0, run).policy() }) { policies throws(ScheduleError) in
      try ChainedPolicy(policies)
    }
  }

  /// A scheduler that begins anew.
  func repetition(
    _ scheduler: SchedulerSection, _ length: Located<Duration>, _ times: Int?
  ) -> (any Policy)? {
    guard let period = steps(length) else { return nil }
    if let times {
      let (total, overflows) = period.multipliedReportingOverflow(by: times)
      warnOfLength(overflows ? .max : total, self.scheduler.span, self.scheduler.path)
    } else if period > run.clock.length {
      warnOfLength(period, length.span, length.path)
    }
    var inner = part(scheduler, run.part(from: 0, length: period))
    inner.isRepeated = true
    return made([inner.policy()]) { policies throws(ScheduleError) in
      try RepeatPolicy(policies[0], length: period, times: times)
    }
  }

  /// Refuses variables that count from the start of the run where time begins anew.
  func checkRepeatable(_ names: Set<String>, at span: SourceSpan, _ path: SpecPath) {
    guard isRepeated else { return }
    for name in ["epoch", "step"] where names.contains(name) {
      findings.error(
        at: span,
        "\(path): '\(name)' counts from the start of the run and does not repeat; use 't', which "
          + "begins anew with each repetition")
    }
  }

  /// The check of a scheduler that stands in this one.
  func part(_ scheduler: SchedulerSection, _ run: RunClock) -> ScheduleCheck {
    ScheduleCheck(
      scheduler: scheduler, groups: groups, run: run, findings: findings, knob: knob,
      isRepeated: isRepeated)
  }

  /// The first step of each scheduler, or nil after reporting why there is none.
  func starts(of sequence: SchedulerSection.Sequence) -> [Int]? {
    let counts = sequence.lengths.map(phase)
    guard counts.allSatisfy({ $0 != nil }) else { return nil }
    var steps = counts.compactMap(\.self)
    if sequence.areDurations {
      for index in steps.indices.dropFirst() {
        steps[index] = steps[index].addingSaturated(steps[index - 1])
      }
      if steps.count == sequence.schedulers.count {
        warnOfLength(steps.removeLast(), sequence.span, sequence.path)
        return [0] + steps
      }
    }
    for (index, step) in steps.enumerated() {
      if index > 0, step < steps[index - 1] {
        let length = sequence.lengths[index]
        findings.error(
          at: length.span,
          "\(length.path): milestones must ascend, but \(step) follows "
            + "\(steps[index - 1])")
        return nil
      }
      warnUnlessReached(step, sequence.lengths[index], "scheduler \(index + 1)")
    }
    return [0] + steps
  }

  /// Reports a part that begins behind the end.
  private func warnUnlessReached(_ start: Int, _ place: Located<Duration>, _ what: String) {
    guard start >= run.clock.length, run.clock.length > 0 else { return }
    let unit = run.clock.interval.rawValue
    findings.warning(
      at: place.span,
      "\(place.path): \(what) begins after \(counted(start, unit)), the \(run.noun) has "
        + "\(counted(run.clock.length, unit)); it is not reached")
  }

  /// The composite of policies, or nil if one of them is missing or they do not go together.
  private func made(
    _ policies: [(any Policy)?], _ compose: ([any Policy]) throws(ScheduleError) -> any Policy
  ) -> (any Policy)? {
    let given = policies.compactMap(\.self)
    guard given.count == policies.count else { return nil }
    do throws(ScheduleError) {
      return try compose(given)
    } catch {
      report(error)
      return nil
    }
  }
}

extension SchedulerSection {
  /// The scheduler alone.
  var withoutWarmup: SchedulerSection {
    var scheduler = self
    scheduler.warmup = nil
    return scheduler
  }
}
