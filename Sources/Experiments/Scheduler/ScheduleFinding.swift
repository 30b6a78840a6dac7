internal import Declarations
internal import Messages
internal import Schedules

/// Something wrong with a schedule, and the first step where it is.
struct ScheduleFinding {
  /// What can be wrong.
  enum Kind: Hashable {
    case notANumber, infinite, noBeta, belowZero, forgetless, idle, jump, climb
  }

  /// What is wrong with the value there.
  let kind: Kind
  /// How it reads behind "the value".
  let text: String
  /// The step.
  let step: Int

  /// Whether it is a mistake and not a suspicion.
  var isError: Bool {
    switch kind {
    case .notANumber, .infinite, .noBeta: true
    case .belowZero, .forgetless, .idle, .jump, .climb: false
    }
  }

  /// What is wrong with a value by itself, if anything is.
  ///
  /// A beta is refused where a fixed one would be.
  init?(_ value: Double, of knob: Knob, isBeta: Bool, at step: Int) {
    self.step = step
    switch (value, knob) {
    case _ where value.isNaN: (kind, text) = (.notANumber, "is not a number")
    case _ where value.isInfinite: (kind, text) = (.infinite, "is infinite")
    case _ where isBeta && !NumberRange.fraction.contains(value):
      kind = .noBeta
      text = "is \(value.shortText), but a beta must be at least 0 and below 1"
    case (..<0, _): (kind, text) = (.belowZero, "is below 0")
    case (1..., .momentum):
      (kind, text) = (.forgetless, "is 1 or more, so that nothing is forgotten")
    case (0, .learningRate) where step == 0:
      (kind, text) = (.idle, "is 0, so that nothing is learnt")
    default: return nil
    }
  }

  /// A value that does not go on from where it was.
  init(jumpFrom old: Double, to new: Double, at step: Int) {
    kind = .jump
    text = "jumps from \(old.shortText) to \(new.shortText)"
    self.step = step
  }

  /// A learning rate that has been lower than where it ends.
  init(climbFrom low: Double, to end: Double, at step: Int) {
    kind = .climb
    text = "is \(low.shortText), its lowest, and climbs to \(end.shortText) before the run ends"
    self.step = step
  }
}
