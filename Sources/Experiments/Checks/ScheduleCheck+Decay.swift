internal import Schedules

extension ScheduleCheck {
  /// The policy of a decay, or nil after reporting why there is none.
  func decay(_ decay: SchedulerSection.Decay) -> (any Policy)? {
    do throws(ScheduleError) {
      return try policy(of: decay)
    } catch {
      report(error)
      return nil
    }
  }

  private func policy(of decay: SchedulerSection.Decay) throws(ScheduleError) -> (any Policy)? {
    switch decay {
    case .constant(let factor, let iterations):
      guard let count = count(iterations) else { return nil }
      return try ConstantFactor(factor: factor, iterations: count)
    case .step(let size, let gamma):
      guard let count = steps(size) else { return nil }
      return try StepDecay(stepSize: count, gamma: gamma)
    case .multiStep(let milestones, let gamma):
      let counts = milestones.map(count)
      guard counts.allSatisfy({ $0 != nil }) else { return nil }
      return try MultiStepDecay(milestones: counts.compactMap(\.self), gamma: gamma)
    case .exponential(let gamma): return try ExponentialDecay(gamma: gamma)
    case .linear(let start, let end, let iterations):
      guard let count = count(iterations) else { return nil }
      return try LinearFactor(start: start, end: end, iterations: count)
    case .polynomial(let iterations, let power):
      guard let count = count(iterations) else { return nil }
      return try PolynomialDecay(iterations: count, power: power)
    case .cosineAnnealing(let length, let minimum):
      guard let count = count(length) else { return nil }
      return try CosineAnnealing(stepsToMinimum: count, minimum: minimum)
    }
  }

  /// A duration in the scheduler's own steps, which may be none.
  private func count(_ duration: Located<Duration>) -> Int? {
    duration.value.count == 0 ? 0 : steps(duration)
  }

  /// One cycle, or nil after reporting why there is none.
  func oneCycle(_ arguments: SchedulerSection.OneCycleArguments) -> (any Policy)? {
    for setting in [arguments.maximum, arguments.baseMomentum, arguments.maximumMomentum] {
      setting.check(groups: groupNames, findings: findings)
    }
    if arguments.cyclesMomentum {
      checkKnob(.momentum, at: scheduler.span, scheduler.path.key("cycle_momentum"))
    }
    guard let count = length(arguments.totalSteps) else { return nil }
    return made { () throws(ScheduleError) in
      try variant(arguments, arguments.settings(totalSteps: count))
    }
  }

  private func variant(
    _ arguments: SchedulerSection.OneCycleArguments, _ settings: OneCycleSettings
  ) throws(ScheduleError) -> (any Policy)? {
    switch arguments.variant {
    case .pytorch: return try OneCycleAnnealing(settings)
    case .fastai: return try FastaiOneCycle(settings)
    case .smith:
      guard let size = arguments.stepSize else { return try SmithOneCycle(settings) }
      guard let count = steps(size) else { return nil }
      return try SmithOneCycle(settings, stepSize: count)
    }
  }
}

extension SchedulerSection.OneCycleArguments {
  /// The arguments as the schedule takes them.
  fileprivate func settings(totalSteps: Int) -> OneCycleSettings {
    OneCycleSettings(
      maxLearningRate: maximum.perGroup { $0 }, totalSteps: totalSteps, pctStart: riseShare,
      annealStrategy: annealing, cycleMomentum: cyclesMomentum,
      baseMomentum: baseMomentum.perGroup { $0 }, maxMomentum: maximumMomentum.perGroup { $0 },
      divFactor: divisor, finalDivFactor: finalDivisor, threePhase: hasThreePhases)
  }
}
