public import Declarations

/// One cycle of learning rate and momentum, then a tail of much smaller learning rates.
///
/// With lr 0.1, a momentum range of 0.85 to 0.95 and 10 epochs (`p` = 4) that is
///
///     lr       = 0.01 0.04 0.07 0.1 | 0.1 0.07 0.04 0.01 | 0.01 0.001
///     momentum = 0.95 0.917 0.883 0.85 | 0.85 0.883 0.917 0.95 | 0.95 0.95
///
/// Steps beyond the end have the last value. Phases that round to nothing are left out: 1 epoch is
/// `lr/10`, 2 epochs are `lr/10, lr/100` and 3 are `lr/10, lr, lr/10`, as is a ratio of 0, which
/// leaves the tail alone, and of 0.5, which leaves none for an even number of epochs.
public struct OneCyclePolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "one_cycle_policy", Self(),
    "Smith's one-cycle policy: one cycle of lr and momentum, then a tail.",
    formula: """
      lr       = linspace(lr/10, lr, p), linspace(lr, lr/10, p), linspace(lr/10, lr/100, epochs − 2p)
      momentum = linspace(high, low, p), linspace(low, high, p), then high
      p        = ⌊phase_ratio · epochs⌋
      """,
    source: "Smith, 2018, arXiv:1803.09820; OneCyclePolicy of the original package",
    arguments: [
      .required(
        \.lr, "lr", .perGroup(.number(.positive), each: .number(.notNegative)),
        "the highest learning rate", example: "0.1"),
      .optional(
        \.epochs, "epochs", .length(.whole), "how long cycle and tail take",
        otherwise: "the whole run"),
      .optional(
        \.momentumRange, "momentum_range", Self.range,
        "the lowest and highest momentum; null leaves momentum alone"),
      .optional(
        \.phaseRatio, "phase_ratio", .number(.within(0, 0.5)), "share of it up, and share down"),
    ])

  /// The lowest and the highest momentum of a cycle.
  public typealias MomentumRange = (low: Double, high: Double)

  /// The highest learning rate, for all groups or for each.
  public var lr: PerGroup<Double> = 1
  /// How long the cycle and its tail take.
  public var epochs = Length.rest
  /// The ends of the momentum, for all groups or for each; nil leaves momentum alone.
  public var momentumRange: PerGroup<MomentumRange>? = .all((0.85, 0.95))
  /// The share of the steps that go up, and that go down.
  public var phaseRatio = 0.45

  /// Makes it with its defaults.
  public init() {}

  /// Makes a cycle.
  ///
  /// - Parameters:
  ///   - learningRate: The highest learning rate, positive and finite; for all groups, or for each.
  ///   - epochs: The number of steps in the cycle and its tail, at least 1.
  ///   - momentumRange: The ends of the momentum within 0...1, for all groups or for each; nil
  ///     leaves momentum at its base value.
  ///   - phaseRatio: The share of the steps that go up, and that go down, within 0...0.5.
  /// - Throws: `ArgumentError` for an argument out of its range.
  public init(
    learningRate: PerGroup<Double>, epochs: Int,
    momentumRange: PerGroup<MomentumRange>? = Self().momentumRange,
    phaseRatio: Double = Self().phaseRatio
  ) throws(ArgumentError) {
    lr = learningRate
    self.epochs = Length(steps: epochs)
    (self.momentumRange, self.phaseRatio) = (momentumRange, phaseRatio)
    try validate()
  }

  /// The rates of a cycle's ends and top.
  public static var rateArguments: RateArguments { RateArguments(max: "lr") }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// Refuses a range that is given for a momentum that the update rule does not have, and reports a
  /// cycle whose ends are not reached.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    if momentumRange != nil {
      guard let moves = time.moves(.momentum, by: ["momentum_range"]) else { return false }
      if !moves { momentumRange = nil }
    }
    guard resolveLengths(in: time) else { return false }
    if phaseRatio > 0, phase == 0 {
      time.warnOfNoStep("the way up", at: nil)
    } else if phaseRatio < 0.5, epochs.steps - 2 * phase < 2 {
      time.warnOfFewSteps(
        "the tail has \(time.counted(epochs.steps - 2 * phase)), so that lr/100 is not reached",
        at: nil)
    }
    return true
  }

  /// The steps up, and those down.
  private var phase: Int {
    // Beyond 2⁵³ epochs the product may be rounded up past half of them.
    min(Int(phaseRatio * Double(epochs.steps)), epochs.steps / 2)
  }

  /// The group's learning rate or momentum over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    let count = epochs.steps
    switch knob {
    case .learningRate:
      return lr[group].map {
        Curve(low: $0 * 1e-1, high: $0, end: $0 * 1e-2, phase: phase, count: count)
      }
    case .momentum:
      return momentumRange?[group].map {
        Curve(low: $0.high, high: $0.low, end: $0.high, phase: phase, count: count)
      }
    case .dampening, .weightDecay, .beta1, .beta2: return nil
    }
  }

  /// The argument that gives the highest values.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? {
    place(knob == .momentum ? "momentum_range" : "lr", group: group)
  }

  /// Whether a length that does not fit is reported when it is resolved: it is.
  public var reportsItsLength: Bool { true }

  private static func problem(_ range: MomentumRange) -> String? {
    for end in [range.low, range.high] where !(0...1).contains(end) {
      return "must lie between 0 and 1, but has an end at \(end)"
    }
    guard range.low > range.high else { return nil }
    return "must be [low, high], but \(range.low) is above \(range.high)"
  }

  private static let range: ValueKind<PerGroup<MomentumRange>?> = {
    let share = NumberRange.within(0, 1)
    let pair = ValueKind<MomentumRange>(
      .tuple([.number(share), .number(share)]),
      read: { reader in
        guard let items = reader.items, items.count == 2 else {
          reader.refuse(expected: "a pair [low, high]")
          return nil
        }
        let (low, high) = (items[0].number(share), items[1].number(share))
        guard let low, let high else { return nil }
        guard low <= high else {
          reader.refuse("expected the lower momentum first, found [\(low), \(high)]", at: nil)
          return nil
        }
        return (low, high)
      },
      plain: { .list([.number($0.low), .number($0.high)]) },
      complaints: { problem($0).map { [(nil, $0)] } ?? [] })
    var kind: ValueKind<PerGroup<MomentumRange>> = .perGroup(pair) {
      !($0.items ?? []).contains { $0.items != nil }
    }
    let read = kind.read
    kind.read = { reader in
      guard reader.isMapping || reader.items?.isEmpty == false else {
        reader.refuse(expected: "a pair [low, high], a list of pairs, or null")
        return nil
      }
      return read(reader)
    }
    return .nullable(kind)
  }()

  /// Three straight phases: there, back, and a tail.
  ///
  /// `p` steps of `linspace(low, high, p)`, `p` steps of `linspace(high, low, p)`, and `n − 2p`
  /// steps of `linspace(low, end, n − 2p)`; both turning points are therefore held for two steps.
  private struct Curve: Schedule, Hashable {
    private let rise: EvenSpacing
    private let fall: EvenSpacing
    private let tail: EvenSpacing

    init(low: Double, high: Double, end: Double, phase: Int, count: Int) {
      rise = EvenSpacing(first: low, last: high, count: phase)
      fall = EvenSpacing(first: high, last: low, count: phase)
      tail = EvenSpacing(first: low, last: end, count: count - 2 * phase)
    }

    func value(at step: Int) -> Double {
      if step < rise.count { return rise[step] }
      // Without a tail the end of the fall is held.
      if step < 2 * rise.count || tail.count == 0 { return fall[step - rise.count] }
      return tail[step - 2 * rise.count]
    }

    var length: Int? { 2 * rise.count + tail.count }

    var joins: [Int] {
      [rise.count, 2 * rise.count].filter { 0 < $0 && $0 < 2 * rise.count + tail.count }
    }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
