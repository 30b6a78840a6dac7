public import Declarations

/// Policies one after another, each on a time of its own that begins at 0.
///
/// Every policy starts from the base values, not from where the one before it ended. The last goes
/// on for ever. A knob that a policy does not move has its base value during that policy's part. Of
/// equal milestones the last counts: the parts between them have no steps. A milestone of 0 does
/// without the policies before it. Milestones, and the ends of durations, are rounded to whole steps:
/// of 25 %, 25 % and 50 % of six steps the first lasts 2, the second 1 and the third 3. In PyTorch making a cycle overwrites the base values of all other
/// parts, and neither a sequence nor a chain can be part of a sequence.
public struct SequentialPolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "sequential", Self(), "Runs schedulers one after another, each from its own step 0.",
    formula: "value(t) = pᵢ(t − mᵢ)    i milestones m ≤ t, m₀ = 0",
    source: "PyTorch", pytorch: "optim.lr_scheduler.SequentialLR",
    arguments: [
      .required(
        \.policies, "schedulers", .policies, "the schedulers, in their order",
        example: "[{type: constant}, {type: exponential, gamma: 0.95}]"),
      .optional(
        \.milestones, "milestones", .optional(.list(.length(.real), of: "durations")),
        "when each scheduler but the first begins", otherwise: "what durations say",
        example: "[50%]"),
      .optional(
        \.durations, "durations", .optional(.list(.length(.real), of: "durations")),
        "how long each scheduler lasts; the last may be left out",
        otherwise: "what milestones say"),
    ])

  /// The policies, in their order, at least one.
  public var policies: [any Policy] = []
  /// When each policy but the first begins, ascending.
  public var milestones: [Length]?
  /// How long each policy lasts; the last may be left out.
  public var durations: [Length]?

  init() {}

  /// Makes a sequence.
  ///
  /// - Parameters:
  ///   - policies: The policies, at least one.
  ///   - milestones: The first step of each policy but the first: ascending, none negative.
  /// - Throws: `ArgumentError` for milestones that are not as they must be.
  public init(_ policies: [any Policy], milestones: [Int]) throws(ArgumentError) {
    self.policies = policies
    self.milestones = milestones.map { Length(steps: $0) }
    try validate()
  }

  /// Makes a sequence from how long each policy lasts.
  ///
  /// - Parameters:
  ///   - policies: The policies, at least one.
  ///   - durations: The number of steps of each policy, none negative. The last may be left out.
  /// - Throws: `ArgumentError` for durations that are not as they must be.
  public init(_ policies: [any Policy], durations: [Int]) throws(ArgumentError) {
    self.policies = policies
    self.durations = durations.map { Length(steps: $0) }
    try validate()
  }

  /// Lengths that are not as many as the policies need, and milestones that do not ascend.
  public var problems: [ArgumentError] {
    let count = policies.count
    if count == 0 {
      return [ArgumentError(argument: "schedulers", message: "must be at least one")]
    }
    switch (milestones, durations) {
    case (nil, nil) where count == 1: return []
    case (nil, nil):
      return [
        ArgumentError(
          argument: "",
          message: "missing key 'milestones' or 'durations', which say when one scheduler ends and "
            + "the next begins")
      ]
    case (_?, _?):
      return [
        ArgumentError(
          argument: "durations", message: "give either milestones or durations", isUnwanted: true)
      ]
    case (let milestones?, nil):
      guard milestones.count != count - 1 else { return order }
      return [wrongCount("milestones", milestones, "give the beginning of each but the first")]
    case (nil, let durations?):
      guard durations.count != count - 1, durations.count != count else { return [] }
      return [wrongCount("durations", durations, "give one for each, or leave out the last")]
    }
  }

  private func wrongCount(
    _ argument: String, _ lengths: [Length], _ advice: String
  ) -> ArgumentError {
    let noun = String(argument.dropLast())
    let (found, wanted) = (counted(lengths.count, noun), counted(policies.count, "scheduler"))
    return ArgumentError(argument: argument, message: "\(found) for \(wanted); \(advice)")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Milestones that do not ascend, by their index.
  private var order: [ArgumentError] {
    guard milestones?.allSatisfy({ $0.unit == .own }) == true else { return [] }
    let starts = starts
    return starts.indices.dropFirst().filter { starts[$0] < starts[$0 - 1] }.map {
      ArgumentError(
        argument: "milestones", group: $0 - 1,
        message: "milestones must ascend, but \(starts[$0]) follows \(starts[$0 - 1])")
    }
  }

  /// The first step of each policy.
  ///
  /// - Precondition: Lengths have been resolved.
  var starts: [Int] {
    [0] + wholeBoundaries.prefix(policies.count - 1)
  }

  /// The milestones, or the ends of the durations, in whole steps.
  private var wholeBoundaries: [Int] {
    // Beyond 2⁵³ a milestone that is whole is more precise than its time.
    milestones?.map { $0.time == $0.time.rounded() ? $0.steps : $0.time.wholeStep }
      ?? boundaries.map(\.wholeStep)
  }

  /// The milestones, or the ends of the durations, before they are rounded to whole steps.
  private var boundaries: [Double] {
    if let milestones { return milestones.map(\.time) }
    return (durations ?? []).reduce(into: []) { $0.append(($0.last ?? 0) + $1.time) }
  }

  /// Gives each policy the time of its own part.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    let written = milestones ?? durations ?? []
    guard resolveLengths(in: time), checkStarts(in: time) else { return false }
    reportRounding(of: written, in: time)
    let starts = starts
    let ends = starts.dropFirst() + [max(time.clock.length, starts[starts.count - 1])]
    return zip(policies.indices, zip(starts, ends)).reduce(true) { isWhole, part in
      let (index, (start, end)) = part
      let place = PolicyPlace("schedulers", [index])
      return policies[index].resolve(in: time.part(place, from: start, length: end - start))
        && isWhole
    }
  }

  /// Reports parts that begin behind the end or in the wrong order, and a sequence that does not
  /// fill its time.
  private func checkStarts(in time: any PolicyTime) -> Bool {
    let starts = starts
    if let durations, durations.count == policies.count {
      time.warnOfLength(wholeBoundaries.last ?? 0, at: PolicyPlace("durations"))
      return true
    }
    if let problem = order.first {
      time.refuse(problem.message, at: PolicyPlace("milestones", [problem.group ?? 0]))
      return false
    }
    let argument = milestones == nil ? "durations" : "milestones"
    for index in starts.indices.dropFirst() {
      let place = PolicyPlace(argument, [index - 1])
      time.warnUnlessReached(starts[index], "scheduler \(index)", at: place)
    }
    return true
  }

  /// Reports milestones and durations that are used as other whole steps than were written.
  private func reportRounding(of written: [Length], in time: any PolicyTime) {
    let (argument, boundaries) = (milestones == nil ? "durations" : "milestones", boundaries)
    var (last, lastUsed) = (0.0, 0)
    let ends = zip(boundaries, wholeBoundaries)
    for (index, (length, (boundary, used))) in zip(written, ends).enumerated() {
      let place = PolicyPlace(argument, [index])
      if used == lastUsed, boundary > last {
        time.warnOfNoStep("scheduler \(index)", at: place)
      } else if milestones == nil {
        time.warnOfRounding(length, boundary - last, to: used - lastUsed, at: place)
      } else {
        time.warnOfRounding(length, boundary, to: used, at: place)
      }
      (last, lastUsed) = (boundary, used)
    }
  }

  /// Whether a part may.
  public static var replacesRates: Bool { true }

  /// Whether a part does.
  public var usesBaseRate: Bool { policies.contains(where: \.usesBaseRate) }

  /// The policies, each at its place.
  public var parts: [PolicyPart] { PolicyPart.all(policies) }

  /// The policy whose turn it is.
  public func part(at step: Int, of knob: Knob, group: Int) -> PolicyPart? {
    let starts = starts
    guard let index = starts.lastIndex(where: { $0 <= step }) else { return nil }
    return PolicyPart(
      PolicyPlace("schedulers", [index]), policies[index], step: step - starts[index], knob: knob)
  }

  /// The group's schedules one after another, nil where no policy moves the knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob] else { return nil }
    let parts = policies.map { $0.schedule(for: knob, group: group, bases: bases) }
    guard parts.contains(where: { $0 != nil }) else { return nil }
    return Sequence(parts: parts.map { $0 ?? ConstantSchedule(base: base) }, starts: starts)
  }

  /// Refuses what any of the policies refuses.
  public func check(groupCount: Int) throws(ArgumentError) {
    for policy in policies { try policy.check(groupCount: groupCount) }
  }

  /// None: what a part does not reach is reported where it begins.
  public var end: PolicyPlace? { nil }

  /// Whether the end is given, or the last policy reports a length that does not fit.
  public var reportsItsLength: Bool {
    durations?.count == policies.count || policies.last?.reportsItsLength == true
  }

  /// Schedules one after another, each on local time.
  private struct Sequence: Schedule {
    let parts: [any Schedule]
    // The first step of each part, ascending from 0.
    let starts: [Int]

    func value(at step: Int) -> Double {
      let step = max(step, 0)
      let index = index(at: step)
      return parts[index].value(at: step - starts[index])
    }

    func value(at step: Int, base: Double) -> Double {
      let step = max(step, 0)
      let index = index(at: step)
      return parts[index].value(at: step - starts[index], base: base)
    }

    /// The end of the last part; the parts before it end where the next begins.
    var length: Int? {
      parts[parts.count - 1].length.map { $0.addingSaturated(starts[starts.count - 1]) }
    }

    /// What the costliest part takes, and to find a part.
    var work: Int { parts.reduce(0) { max($0, $1.work) }.addingSaturated(parts.count) }

    /// Where parts meet, and the joins within each that lie before its end.
    var joins: [Int] { meetings(\.joins) }

    /// Where parts meet, for a jump there may not be meant, and the seams within each.
    var seams: [Int] { meetings(\.seams) }

    var lastStart: Int {
      parts[parts.count - 1].lastStart.addingSaturated(starts[starts.count - 1])
    }

    var isMonotoneBetweenJoins: Bool { parts.allSatisfy(\.isMonotoneBetweenJoins) }

    /// Whether a part that has steps does.
    var usesBase: Bool {
      parts.indices.contains { index in
        let hasSteps = index + 1 == starts.count || starts[index] < starts[index + 1]
        return hasSteps && parts[index].usesBase
      }
    }

    private func meetings(_ inner: (any Schedule) -> [Int]) -> [Int] {
      var joins: Set<Int> = []
      for (index, part) in parts.enumerated() {
        let start = starts[index]
        let isLast = index + 1 == starts.count
        let end = isLast ? .max : starts[index + 1]
        // A part that has no steps joins nothing.
        guard isLast || start < end else { continue }
        if start > 0 { joins.insert(start) }
        joins.formUnion(inner(part).map { $0.addingSaturated(start) }.filter { $0 < end })
      }
      return joins.sorted()
    }

    private func index(at step: Int) -> Int {
      var index = starts.count - 1
      while index > 0, starts[index] > step { index -= 1 }
      return index
    }
  }
}
