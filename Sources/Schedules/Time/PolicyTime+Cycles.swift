internal import Declarations
internal import Messages

extension PolicyTime {
  /// Whether a family's defaults move a knob: where the update rule reads it.
  ///
  /// - Parameters:
  ///   - knob: The knob.
  ///   - arguments: The arguments that are about it.
  /// - Returns: Nil after reporting those that are given though the rule does not read the knob.
  func moves(_ knob: Knob, by arguments: [String]) -> Bool? {
    let given = arguments.filter(isGiven)
    // Under a knob of `per_knob` that knob alone moves, by the values for the learning rate.
    if let own = self.knob {
      for argument in given {
        warn("has no effect: here only \(own.rawValue) is scheduled", at: PolicyPlace(argument))
      }
      return true
    }
    if hasKnob(knob) { return true }
    for argument in given { _ = checkKnob(knob, at: PolicyPlace(argument)) }
    return given.isEmpty ? false : nil
  }

  /// Whether a cycle moves the momentum, too; one that rises with the learning rate is reported.
  ///
  /// - Parameters:
  ///   - isWanted: What `cycle_momentum` says.
  ///   - low: The lowest momentum.
  ///   - high: The highest momentum.
  /// - Returns: Nil after reporting what is given for a momentum that the update rule does not have.
  func cyclesMomentum(
    _ isWanted: Bool, from low: PerGroup<Double>, to high: PerGroup<Double>
  ) -> Bool? {
    // That momentum shall not move may be said of a rule that has none.
    let arguments = (isWanted ? ["cycle_momentum"] : []) + ["base_momentum", "max_momentum"]
    guard let moves = moves(.momentum, by: arguments) else { return nil }
    guard isWanted else { return false }
    if moves, knob == nil {
      warnOfOrder(
        ("base_momentum", low), ("max_momentum", high), "momentum rises with the learning rate")
    }
    return moves
  }

  /// Reports a lower bound above the upper one, for the first group that has it: it may be meant.
  func warnOfOrder(
    _ low: (name: String, values: PerGroup<Double>),
    _ high: (name: String, values: PerGroup<Double>), _ consequence: String
  ) {
    for group in groupNames.indices {
      guard let first = low.values[group], let second = high.values[group], first > second else {
        continue
      }
      let text =
        isGiven(low.name)
        ? "\(first.plainText) is above \(high.name), \(second.plainText)"
        : "\(second.plainText) is below \(low.name), \(first.plainText)"
      let place = isGiven(low.name) ? low : high
      let isEach = if case .each = place.values { true } else { false }
      return warn(
        "\(text), so that \(consequence)", at: PolicyPlace(place.name, isEach ? [group] : []))
    }
  }
}
