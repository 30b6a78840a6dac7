internal import Declarations
internal import Schedules

extension SchedulerSection {
  /// Whether lengths or expressions use the unit that is not the scheduler's own.
  func mixesUnits(with interval: Interval) -> Bool {
    policy.mixesUnits(
      unit: interval == .step ? .epochs : .steps, name: interval == .step ? "epoch" : "step")
  }
}

extension Policy {
  /// Whether lengths in a unit, or variables of that name, are used here or in a part.
  fileprivate func mixesUnits(unit: Length.Unit, name: String) -> Bool {
    !variables.isDisjoint(with: [name, name + "s"]) || units.contains(unit)
      || parts.contains { $0.policy?.mixesUnits(unit: unit, name: name) ?? false }
  }

  /// The units of its own lengths.
  private var units: Set<Length.Unit> {
    var (copy, units) = (self, Set<Length.Unit>())
    for argument in Self.declaration.arguments {
      _ = argument.resolve(&copy) { length, _, _ in
        units.insert(length.unit)
        return length
      }
    }
    return units
  }
}
