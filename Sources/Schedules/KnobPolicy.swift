public import Declarations

/// A policy with a setting for every knob, by the knob's own name.
public protocol KnobPolicy: Policy {
  /// What gives a knob its values.
  associatedtype Setting: Sendable

  /// The settings, for all groups or for each; a knob without one keeps its base value.
  var settings: [Knob: PerGroup<Setting>] { get set }
  /// The knob whose setting moves the learning rate, where the policy stands under a knob of
  /// `per_knob`.
  var ownKnob: Knob? { get set }
}

extension KnobPolicy {
  /// The arguments: one a knob.
  static func settings(
    _ kind: ValueKind<PerGroup<Setting>>, _ summary: String, example: String
  ) -> [Argument<Self>] {
    Knob.allCases.map { knob in
      .optional(
        \.settings[knob], knob.rawValue, .nullable(kind), "\(summary) of \(knob.rawValue)",
        otherwise: "the base value", example: knob == .learningRate ? example : nil)
    }
  }

  /// The argument of the knob, if it is given.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? {
    settings[knob].map { place(of: $0, by: knob == .learningRate ? ownKnob ?? knob : knob, group) }
  }

  /// Reports knobs that cannot be set here; false if there are any.
  ///
  /// Under a knob of `per_knob` the setting of that knob moves a learning rate from then on.
  mutating func resolveKnobs(in time: any PolicyTime) -> Bool {
    var isWhole = true
    for knob in Knob.allCases where settings[knob] != nil {
      let place = PolicyPlace(knob.rawValue)
      let isKnown = time.checkKnob(knob, at: place)
      isWhole = time.checkRole(of: knob, at: place) && isKnown && isWhole
    }
    if settings.isEmpty { time.warnOfNothing() }
    if isWhole, let own = time.knob, let setting = settings[own] {
      settings = [.learningRate: setting]
      ownKnob = own
    }
    return isWhole
  }

  /// The place of a group's entry in a setting, by the knob that it is given for.
  func place(of setting: PerGroup<Setting>, by knob: Knob, _ group: Int?) -> PolicyPlace {
    if case .each = setting { return PolicyPlace(knob.rawValue, [group ?? 0]) }
    return PolicyPlace(knob.rawValue)
  }
}

extension KnobPolicy where Setting == Factor {
  /// Ties factors to the time, after reporting what they cannot know.
  mutating func resolveFactors(in time: any PolicyTime) -> Bool {
    var isWhole = true
    for (knob, setting) in settings {
      for (group, factor) in setting.entries {
        let place = place(of: setting, by: knob, group)
        isWhole = time.checkVariables(factor.names, at: place) && isWhole
      }
      settings[knob] = setting.map { $0.tied(to: time.clock) }
    }
    return resolveKnobs(in: time) && isWhole
  }
}
