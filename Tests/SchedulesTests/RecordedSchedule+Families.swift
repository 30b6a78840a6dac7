import Schedules
import Testing

extension RecordedSchedule {
  func furtherFamily(_ type: String?) throws -> any Policy {
    switch type {
    case "cosine_annealing_warm_restarts":
      try CosineWarmRestarts(
        firstCycle: count("T_0"), growth: count("T_mult"), minimum: number("eta_min"))
    case "cyclic": try CyclicPolicy(cyclic())
    case "inverse_time":
      try InverseTimeDecay(
        decayRate: number("decay_rate"), decaySteps: count("decay_steps"),
        staircase: flag("staircase"))
    case "multiplicative":
      try MultiplicativePolicy([.learningRate: factors("lr")], length: steps)
    case "warmup_stable_decay": try WarmupStableDecay(warmupStableDecay())
    case "inverse_sqrt":
      try InverseSquareRoot(
        warmupSteps: count("num_warmup_steps"),
        timescale: scheduler["timescale"]?.number.map { Int($0) })
    case "noam":
      try NoamPolicy(
        modelWidth: count("d_model"), warmupSteps: count("warmup_steps"),
        factor: numbers("factor"))
    case "tanh":
      try TanhDecay(
        stepsToMinimum: count("t_initial"), lowerBound: number("lb"), upperBound: number("ub"),
        minimum: number("lr_min"))
    case "piecewise_linear": try PiecewiseLinear(points("milestones_values"))
    case "piecewise_constant":
      try PiecewiseConstant(
        boundaries: list("boundaries").compactMap(\.number).map { Int($0) },
        values: .all(list("values").compactMap(\.number)))
    case "flat_cosine":
      try FlatCosine(
        totalSteps: count("total_steps"), pctStart: number("pct_start"),
        finalDivisor: number("div_final"))
    case let type: throw UnknownType(name: type)
    }
  }

  func cycle() throws -> any Policy {
    switch scheduler["variant"]?.text {
    case "fastai": try FastaiOneCycle(oneCycle())
    case "smith_2018": try SmithOneCycle(oneCycle(), stepSize: count("step_size"))
    default: try OneCycleAnnealing(oneCycle())
    }
  }

  private func oneCycle() throws -> OneCycleSettings {
    OneCycleSettings(
      maxLearningRate: try numbers("max_lr"), totalSteps: try count("total_steps"),
      pctStart: scheduler["pct_start"]?.number ?? 0.3,
      annealStrategy: Annealing(rawValue: scheduler["anneal_strategy"]?.text ?? "") ?? .cosine,
      cycleMomentum: try flag("cycle_momentum"), baseMomentum: try numbers("base_momentum"),
      maxMomentum: try numbers("max_momentum"), divFactor: try number("div_factor"),
      finalDivFactor: scheduler["final_div_factor"]?.number ?? 1e4,
      threePhase: scheduler["three_phase"]?.flag ?? false)
  }

  private func cyclic() throws -> CyclicSettings {
    let scale: CyclicScale =
      switch scheduler["mode"]?.text {
      case "triangular2": .triangular2
      case "exp_range": .exponentialRange(gamma: try number("gamma"))
      default: .triangular
      }
    return CyclicSettings(
      baseLearningRate: try numbers("base_lr"), maxLearningRate: try numbers("max_lr"),
      stepSizeUp: try count("step_size_up"),
      stepSizeDown: scheduler["step_size_down"]?.number.map { Int($0) }, scale: scale,
      cycleMomentum: try flag("cycle_momentum"), baseMomentum: try numbers("base_momentum"),
      maxMomentum: try numbers("max_momentum"))
  }

  private func warmupStableDecay() throws -> WarmupStableDecaySettings {
    WarmupStableDecaySettings(
      warmupSteps: try count("num_warmup_steps"), stableSteps: try count("num_stable_steps"),
      decaySteps: try count("num_decay_steps"),
      warmupType: try #require(Ramp(rawValue: scheduler["warmup_type"]?.text ?? "")),
      decayType: try #require(Ramp(rawValue: scheduler["decay_type"]?.text ?? "")),
      minimumRatio: try number("min_lr_ratio"))
  }

  private func flag(_ key: String) throws -> Bool { try #require(scheduler[key]?.flag as Bool?) }

  private func list(_ key: String) throws -> [SpecValue] { try #require(scheduler[key]?.list) }

  private func points(_ key: String) throws -> PerGroup<[PiecewisePoint]> {
    func points(_ values: [SpecValue]) throws -> [PiecewisePoint] {
      try values.map { pair in
        let numbers = try #require(pair.list).compactMap(\.number)
        return PiecewisePoint(
          step: Int(try #require(numbers.first)), value: try #require(numbers.last))
      }
    }
    let values = try list(key)
    let isEach = values.allSatisfy { $0.list?.first?.list != nil }
    return isEach ? .each(try values.map { try points($0.list ?? []) }) : .all(try points(values))
  }
}
