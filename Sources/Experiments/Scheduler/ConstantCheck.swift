internal import Messages
internal import Optimizers
internal import Schedules
internal import Training

/// Looks at the values that no schedule moves: what is unlikely to be meant is a suspicion.
struct ConstantCheck {
  let optimizer: OptimizerSection
  let groups: [ExperimentGroup]
  let timetable: Timetable
  let findings: Findings

  /// Reports each suspicious value once, at the group that first has it.
  func check() {
    var seen: Set<String> = []
    for (index, group) in groups.enumerated() where group.isTrainable {
      for suspicion in suspicions(of: group.hyperparameters, index)
      where seen.insert(suspicion).inserted {
        let section = optimizer.groups.first { $0.name == group.name }
        let span = (section?.span ?? optimizer.span).firstCharacter
        let path = section?.path ?? SpecPath([.key("optimizer")])
        // Where an option gave the value, the option is at fault and not what the file has.
        let key = String(suspicion.prefix { $0 != " " })
        let values = [section?.place, optimizer.place].compactMap { $0?.key(key) }
        let option = values.first { $0.isGiven && $0.span.source.isOption }
        findings.warning(at: option?.span ?? span, "\(path): \(suspicion)")
      }
    }
  }

  private func suspicions(of settings: Hyperparameters, _ group: Int) -> [String] {
    func isConstant(_ knob: Knob) -> Bool { timetable.schedule(of: knob, group: group) == nil }
    var found: [String] = []
    if isConstant(.learningRate), settings.learningRate == 0 {
      found.append("lr is 0, so that nothing is learnt")
    }
    if isConstant(.momentum), settings[.momentum] >= 1 {
      found.append("momentum is \(settings[.momentum].plainText), so that nothing is forgotten")
    }
    let moves = !isConstant(.momentum) || !isConstant(.dampening)
    if settings.nesterov, moves, !(0..<1).contains(settings.dampening) || !isConstant(.dampening) {
      found.append("nesterov is defined for a dampening of 0, but dampening is scheduled")
    }
    return found
  }
}
