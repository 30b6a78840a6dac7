public import Declarations

/// The time that a policy is given, of a run or of a part of a composite, and where it reports what
/// does not fit.
public protocol PolicyTime {
  /// What expressions see of the time; its length is in steps of the scheduler.
  var clock: Clock { get }
  /// `run`, or `part` in a composite.
  var noun: String { get }
  /// The knob of `per_knob` under which the policy stands, which it moves as a learning rate.
  var knob: Knob? { get }
  /// Whether the time begins anew again and again.
  var isRepeated: Bool { get }

  /// Whether it is reported elsewhere that the schedule as a whole has few steps.
  var isCoarse: Bool { get }

  /// Turns a length into steps, or reports why that cannot be done and gives nil.
  func steps(of length: Length, _ rounding: Length.Rounding, at place: PolicyPlace) -> Length?

  /// Reports variables of an expression that cannot be known here; false if there are any.
  func checkVariables(_ names: Set<String>, at place: PolicyPlace) -> Bool

  /// Reports a knob that the update rule does not read; false if it does not.
  func checkKnob(_ knob: Knob, at place: PolicyPlace) -> Bool

  /// Whether the update rule reads a knob.
  func hasKnob(_ knob: Knob) -> Bool

  /// Whether a spec gives an argument, so that its value is no default.
  func isGiven(_ argument: String) -> Bool

  /// Reports knobs that an expression uses and the update rule does not have; false if there are any.
  func checkKnobs(_ names: Set<String>, at place: PolicyPlace) -> Bool

  /// Whether the update rule calls a knob by two names, `momentum` and `beta1`.
  var hasBetas: Bool { get }
  /// The names of the groups, in their order.
  var groupNames: [String] { get }

  /// The time of a part.
  ///
  /// - Parameters:
  ///   - place: Where the part stands; nil for the policy itself behind its warmup.
  ///   - start: Its first step.
  ///   - length: Its steps; below 0 counts as none.
  ///   - isRepeated: Whether it begins anew again and again.
  ///   - knob: The knob that it moves, where it stands under one.
  /// - Returns: The part's time.
  func part(
    _ place: PolicyPlace?, from start: Int, length: Int, isRepeated: Bool, knob: Knob?
  ) -> any PolicyTime

  /// Reports a mistake, at a place or about the policy as a whole; its path is put in front.
  ///
  /// `range` is the part of an expression's text at fault.
  func refuse(_ message: String, at place: PolicyPlace?, in range: Range<Int>?)

  /// Reports a suspicion, at a place or about the policy as a whole; its path is put in front.
  func warn(_ message: String, at place: PolicyPlace?)
}

extension PolicyTime {
  /// Reports a mistake, at a place or about the policy as a whole; its path is put in front.
  public func refuse(_ message: String, at place: PolicyPlace?) {
    refuse(message, at: place, in: nil)
  }

  /// How many groups there are.
  public var groupCount: Int { groupNames.count }

  /// The time of a part of this one, from a step on.
  func part(_ place: PolicyPlace?, from start: Int, length: Int) -> any PolicyTime {
    part(place, from: start, length: length, isRepeated: isRepeated, knob: knob)
  }

  /// Reports a schedule that is longer or shorter than the time for it.
  public func warnOfLength(_ count: Int, at place: PolicyPlace?) {
    let length = clock.length
    // A part that is not reached was reported where it begins.
    guard count != length, length > 0 || noun == "run" else { return }
    let consequence =
      count < length ? "its last value holds from there on" : "its end is not reached"
    warn(
      "the schedule has \(counted(count)), the \(noun) \(counted(length)); \(consequence)",
      at: place)
  }

  /// Reports a part that begins behind the end.
  func warnUnlessReached(_ start: Int, _ what: String, at place: PolicyPlace) {
    guard start >= clock.length, clock.length > 0 else { return }
    warn(
      "\(what) begins after \(counted(start)), the \(noun) has \(counted(clock.length)); "
        + "it is not reached", at: place)
  }

  /// Reports a length that is not used as it was written, since steps are whole.
  ///
  /// Shares of the run are rounded as a rule; that is reported where it changes them by more than a
  /// twentieth.
  public func warnOfRounding(
    _ written: Length, _ count: Double, to steps: Int, at place: PolicyPlace
  ) {
    let message = written.rounding(
      count, to: steps, unit: clock.interval.rawValue,
      tolerance: written.unit == .percent ? 0.05 : 1e-9)
    if let message { warn(message + advice, at: place) }
  }

  /// Reports a phase of a schedule that no step falls into.
  func warnOfNoStep(_ phase: String, at place: PolicyPlace?) {
    warnOfFewSteps("\(phase) has no \(clock.interval.rawValue)", at: place)
  }

  /// Reports what follows from few steps, unless the schedule as a whole was reported to have few.
  func warnOfFewSteps(_ message: String, at place: PolicyPlace?) {
    if !isCoarse { warn(message + advice, at: place) }
  }

  /// What gives a schedule more steps, where anything does.
  private var advice: String {
    clock.interval == .epoch && clock.stepsPerEpoch != 1 ? "; 'interval: step' is finer" : ""
  }

  /// Reports that a policy without settings moves nothing.
  func warnOfNothing() {
    let knobs = Knob.allCases.map(\.rawValue).joined(separator: ", ")
    warn("nothing is scheduled; give one of \(knobs)", at: nil)
  }

  /// A number of steps in words.
  public func counted(_ steps: Int) -> String {
    "\(steps) \(clock.interval.rawValue)\(steps == 1 ? "" : "s")"
  }

  /// Reports a setting of another knob than the one under which the policy stands; false if it is.
  func checkRole(of own: Knob, at place: PolicyPlace) -> Bool {
    guard let knob, knob != own else { return true }
    refuse("here only \(knob.rawValue) is scheduled, not \(own.rawValue)", at: place)
    return false
  }
}
