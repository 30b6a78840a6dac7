import Declarations
import Schedules

/// The arguments that the laws of schedules are tried with: every family in the shortest lengths
/// and in long ones, with the bounds and ends that its documentation promises.
enum LawCases {
  typealias Case = ScheduleLawTests.Case

  /// The cases of each family, by the name that a spec gives it.
  static let table: [String: @Sendable () throws -> [Case]] = [
    "lambda": lambdas, "list": lists, "constant": constants, "step": steps,
    "exponential": exponentials, "linear": linears, "polynomial": polynomials,
    "multiplicative": products, "cyclic": cycles, "noam": noams, "tanh": tangents,
    "multi_step": multiSteps, "cosine_annealing": cosines,
    "cosine_annealing_warm_restarts": restarts, "inverse_time": inverseTimes,
    "inverse_sqrt": inverseRoots, "warmup_stable_decay": phases, "flat_cosine": flatCosines,
    "piecewise_linear": lines, "piecewise_constant": levels, "one_cycle": oneCycles,
    "range_finder": rangeFinders, "one_cycle_policy": oneCyclePolicies,
    "reduce_on_plateau": plateaus, "sequential": sequences, "chained": chains,
    "repeat": repetitions, "per_knob": coupledKnobs, "rex": reflections,
  ]

  /// A family whose cases nobody has written.
  struct Missing: Error {
    let family: String
  }

  /// The cases of every family of the registry, and of what no spec names by its type.
  ///
  /// - Throws: `Missing` for a family without cases, so that no law can be tried.
  static func all() throws -> [Case] {
    try PolicyRegistry.all.names.flatMap { name in
      guard let cases = table[name] else { throw Missing(family: name) }
      return try cases()
    } + unchanged() + warmups()
  }

  /// Lengths in which families are tried whose ends are known.
  static let lengths = [0, 1, 2, 3, 50]

  /// Cases of a family in lengths of its own, about which nothing but the laws is known.
  static func plain(
    _ name: String, _ policy: (_ length: Int) throws -> any Policy
  ) throws -> [Case] {
    try [1, 2, 3, 50].map { length in
      Case(
        testDescription: "\(name) with defaults, of \(length)", horizon: length + 3,
        policy: try policy(length))
    }
  }

  /// A learning rate within shares of its base value, ending at one.
  static func scaled(
    _ name: String, _ horizon: Int, _ policy: any Policy, _ shares: ClosedRange<Double>,
    first: Double? = nil, last: Double? = nil
  ) -> Case {
    Case(
      testDescription: name, horizon: horizon, policy: policy,
      bounds: { knob, base in
        knob == .learningRate ? base * shares.lowerBound...base * shares.upperBound : nil
      },
      ends: { base in (first.map { $0 * base }, last.map { $0 * base }) })
  }

  /// A learning rate and a momentum within bounds of their own.
  static func fixed(
    _ name: String, _ horizon: Int, _ policy: any Policy, _ rates: ClosedRange<Double>,
    _ momentums: ClosedRange<Double>? = nil, first: Double? = nil, last: Double? = nil
  ) -> Case {
    Case(
      testDescription: name, horizon: horizon, policy: policy,
      bounds: { knob, _ in
        switch knob {
        case .learningRate: rates
        case .momentum: momentums
        case .dampening, .weightDecay, .beta1, .beta2: nil
        }
      },
      ends: { _ in (first, last) })
  }

  /// A learning rate that falls from its base value to a least one of 0.01, where ends are known.
  static func falling(
    _ name: String, _ horizon: Int, _ policy: any Policy,
    _ ends: @escaping @Sendable (_ base: Double) -> (first: Double?, last: Double?)
  ) -> Case {
    Case(
      testDescription: name, horizon: horizon, policy: policy,
      bounds: { knob, base in knob == .learningRate ? 0.01...base : nil }, ends: ends)
  }
}
