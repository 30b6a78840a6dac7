public import Declarations

/// Policies at work together: each takes the value of the one before it as its base value.
///
/// Families that multiply their base value so give the product. One that knows no base value, such
/// as a list or a cycle, replaces what came before it. PyTorch's goes from step to step; where a
/// family is no product, such as a cosine with `eta_min` above 0, its recurrence is not its formula
/// and climbs in between, and ours is the formula.
public struct ChainedPolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "chained", Self(), "Applies schedulers to one another: a product where they are products.",
    formula: "value(t) = pₙ(t, … p₂(t, p₁(t, base)))",
    source: "PyTorch, step by step", pytorch: "optim.lr_scheduler.ChainedScheduler",
    arguments: [
      .required(
        \.policies, "schedulers", .policies, "the schedulers, in the order of application",
        example: "[{type: constant}, {type: exponential, gamma: 0.95}]")
    ])

  /// The policies, in the order in which they are applied, at least one.
  public var policies: [any Policy] = []

  init() {}

  /// Makes a chain.
  ///
  /// - Throws: `ArgumentError` if there are no policies.
  public init(_ policies: [any Policy]) throws(ArgumentError) {
    self.policies = policies
    try validate()
  }

  /// That there are no policies.
  public var problems: [ArgumentError] {
    policies.isEmpty ? [ArgumentError(argument: "schedulers", message: "must be at least one")] : []
  }

  /// Gives each policy the whole time.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    policies.indices.reduce(true) { isWhole, index in
      let place = PolicyPlace("schedulers", [index])
      return policies[index].resolve(in: time.part(place, from: 0, length: time.clock.length))
        && isWhole
    }
  }

  /// Whether a part may.
  public static var replacesRates: Bool { true }

  /// Whether all parts do: one that does not puts its own in the place of what came before.
  public var usesBaseRate: Bool { policies.allSatisfy(\.usesBaseRate) }

  /// The policies, each at its place.
  public var parts: [PolicyPart] { PolicyPart.all(policies) }

  /// The group's schedules applied to one another, nil where no policy moves the knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob] else { return nil }
    let links = policies.compactMap { $0.schedule(for: knob, group: group, bases: bases) }
    return links.isEmpty ? nil : Chain(links: links, base: base)
  }

  /// Refuses what any of the policies refuses.
  public func check(groupCount: Int) throws(ArgumentError) {
    for policy in policies { try policy.check(groupCount: groupCount) }
  }

  /// Whether any of the policies reports a length that does not fit.
  public var reportsItsLength: Bool { policies.contains { $0.reportsItsLength } }

  /// Schedules of which each takes the value of the one before it as its base value.
  private struct Chain: Schedule {
    let links: [any Schedule]
    let base: Double

    func value(at step: Int) -> Double { value(at: step, base: base) }

    func value(at step: Int, base: Double) -> Double {
      var value = base
      for link in links { value = link.value(at: step, base: value) }
      return value
    }

    /// The longest of the lengths, if all links have one.
    var length: Int? {
      let lengths = links.compactMap(\.length)
      return lengths.count == links.count ? lengths.max() : nil
    }

    var work: Int { links.reduce(0) { $0.addingSaturated($1.work) } }

    var joins: [Int] { Set(links.flatMap(\.joins)).sorted() }

    var seams: [Int] { Set(links.flatMap(\.seams)).sorted() }

    // One that does not use what it is given replaces it.
    var usesBase: Bool { links.allSatisfy(\.usesBase) }

    // A product of what rises and what falls may turn anywhere.
    var isMonotoneBetweenJoins: Bool { links.count == 1 && links[0].isMonotoneBetweenJoins }
  }
}

extension PolicyPart {
  /// The policies of the argument `schedulers`.
  static func all(_ policies: [any Policy]) -> [PolicyPart] {
    policies.enumerated().map { PolicyPart(PolicyPlace("schedulers", [$0]), $1) }
  }
}

extension ValueKind<[any Policy]> {
  /// At least one scheduler.
  static var policies: ValueKind {
    var kind = ValueKind.list(.policy, of: "schedulers")
    let read = kind.read
    kind.read = { reader in
      guard reader.items?.isEmpty != true else {
        reader.refuse(expected: "at least one scheduler")
        return nil
      }
      return read(reader)
    }
    kind.plain = { _ in nil }
    return kind
  }
}
