import Declarations
import Randomness

@testable import Sweeps

/// What the laws of search strategies are tried on.
enum SearchStrategyLaws {
  static func stream(seed: UInt64) -> RandomStream { RandomStream(seed: seed, purpose: .data) }

  private static func when(_ axis: String, _ accepted: AxisValue...) -> Axis.Condition {
    Axis.Condition(axis: axis, accepted: Set(accepted))
  }

  /// Spaces of every kind of axis, degenerate ones among them.
  static let spaces: [String: [Axis]] = [
    "numbers": [
      Axis("a", .uniform(low: -1, high: 1)), Axis("b", .logUniform(low: 1e-5, high: 1)),
    ],
    "steps": [
      Axis("a", .uniform(low: 0, high: 1, step: 0.25)), Axis("b", .int(low: 1, high: 5)),
      Axis("c", .int(low: 1, high: 4096, isLogarithmic: true)),
      Axis("d", .int(low: -1_000_000, high: 1_000_000)),
    ],
    "options": [Axis("a", .choice(count: 2)), Axis("b", .choice(count: 7))],
    "conditional": [
      Axis("c", .uniform(low: 0, high: 1), when: [when("b", .integer(2))]),
      Axis("b", .int(low: 1, high: 2), when: [when("a", .option(1), .option(2))]),
      Axis("a", .choice(count: 3)),
      Axis("d", .logUniform(low: 0.1, high: 10), when: [when("a", .option(0))]),
      Axis("e", .uniform(low: 0, high: 1)),
    ],
    "single values": [
      Axis("a", .uniform(low: 2, high: 2)), Axis("b", .choice(count: 1)),
      Axis("c", .int(low: 3, high: 3), when: [when("b", .option(0))]),
      Axis("d", .logUniform(low: 2, high: 2)),
    ],
    "single and other values": [Axis("a", .int(low: 3, high: 3)), Axis("b", .choice(count: 2))],
    "nothing": [],
  ]

  static func problem(
    _ space: String, seed: UInt64 = 1, _ direction: SearchDirection = .minimize
  ) throws -> SearchProblem {
    let space = try SearchSpace(spaces[space] ?? [])
    return SearchProblem(space: space, seed: seed, direction: direction)
  }

  /// What becomes of a trial: mostly a value, now and then something else.
  static func outcome(_ trial: Int, _ point: Point) -> Outcome {
    switch trial % 11 {
    case 4: .failed
    case 6: .pruned(step: trial % 5, value: value(point))
    case 8: .pruned(step: 1, value: .nan)
    case 9: .done(.nan)
    default: .done(value(point))
    }
  }

  static func value(_ point: Point) -> Double {
    point.values.enumerated().reduce(0) { sum, axis in
      let x = axis.element?.double ?? -0.4
      return sum + (x - 0.3) * (x - 0.3) / Double(axis.offset + 1)
    }
  }

  /// The points of a search whose trials end as soon as their successors are proposed.
  static func points(
    _ strategy: any SearchStrategy, _ problem: SearchProblem, count: Int, lag: Int = 8,
    outcome: (Int, Point) -> Outcome = outcome
  ) -> [Point] {
    var search = Search(strategy, problem, lag: lag)
    for trial in 0..<count { search.record(outcome(trial, search.propose()), of: trial) }
    return search.points
  }

  /// A strategy that is fitted after a few trials, so that a test sees it at work.
  static func strategy(_ name: String) -> any SearchStrategy {
    switch SearchRegistry.all[name] {
    case let type as TPESearch.Type:
      var strategy = type.init()
      strategy.startupTrials = 4
      return strategy
    case let type as GPSearch.Type:
      var strategy = type.init()
      (strategy.startupTrials, strategy.candidates) = (4, 32)
      return strategy
    case let type?: return type.init()
    case nil: return RandomSearch()
    }
  }
}
