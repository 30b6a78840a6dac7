import Declarations
import Randomness
import Testing

@testable import Sweeps

/// What holds of every strategy of the registry.
@Suite struct SearchStrategyLawTests {
  static let names = SearchRegistry.all.names
  static let spaces = SearchStrategyLaws.spaces.keys.sorted()
  // Gaussian processes are slow without optimization.
  static func count(_ name: String) -> Int { name == "gp" ? 14 : 60 }

  @Test func `the strategies are those that are documented`() {
    #expect(Self.names == ["random", "sobol", "tpe", "gp"])
    for facts in SearchRegistry.all.facts {
      #expect(facts.summary.hasSuffix(".") && facts.source != nil)
      #expect(facts.arguments.allSatisfy { $0.usual != nil && !$0.summary.hasSuffix(".") })
    }
  }

  @Test(arguments: names, spaces)
  func `points are of the space, conditions and all`(_ name: String, _ space: String) throws {
    let problem = try SearchStrategyLaws.problem(space)
    let axes = problem.space.axes
    let points = SearchStrategyLaws.points(
      SearchStrategyLaws.strategy(name), problem, count: Self.count(name))
    for point in points {
      #expect(point.values.count == axes.count)
      for axis in axes.indices {
        let isActive = problem.space.isActive(axis, in: point.values)
        #expect((point.values[axis] != nil) == isActive)
        #expect(point.values[axis].map(axes[axis].domain.contains) ?? true)
      }
    }
  }

  @Test(arguments: names, ["numbers", "steps", "conditional"])
  func `a proposal is a function of seed, space and earlier trials, however they came`(
    _ name: String, _ space: String
  ) throws {
    let problem = try SearchStrategyLaws.problem(space)
    let strategy = SearchStrategyLaws.strategy(name)
    let (count, lag) = (Self.count(name), 8)
    let points = SearchStrategyLaws.points(strategy, problem, count: count, lag: lag)
    // From scratch, at some trials.
    for trial in [0, 3, 11, 12, count - 1] {
      let finished = (0..<max(0, trial - lag + 1)).map {
        Observation(points[$0], SearchStrategyLaws.outcome($0, points[$0]))
      }
      let pending = Array(points[finished.count..<trial])
      #expect(
        strategy.propose(trial, problem, finished: finished, pending: pending) == points[trial])
    }
    // Ended in another order by four jobs, and part of the points adopted from a journal.
    var search = Search(strategy, problem, lag: lag)
    for point in points[..<5] { search.adopt(point) }
    var running = Array(0..<5)
    var stream = SearchStrategyLaws.stream(seed: 9)
    while search.points.count < count {
      while running.count < 4, search.canPropose, search.points.count < count {
        running.append(search.points.count)
        _ = search.propose()
      }
      let ended = running.remove(at: stream.integer(below: running.count))
      search.record(SearchStrategyLaws.outcome(ended, search.points[ended]), of: ended)
    }
    #expect(search.points == points)
  }

  @Test(arguments: names)
  func `a proposer forgets what it is told otherwise of pending trials`(_ name: String) throws {
    let problem = try SearchStrategyLaws.problem("conditional")
    let strategy = SearchStrategyLaws.strategy(name)
    let points = SearchStrategyLaws.points(RandomSearch(), problem, count: 20)
    let finished = points[..<10].map { Observation($0, .done(SearchStrategyLaws.value($0))) }
    var proposer = strategy.proposer(problem)
    finished[..<8].forEach { proposer.finish($0) }
    // Three are pending, of which the first then ends elsewhere, and the last never was.
    _ = proposer.propose(11, pending: Array(points[15..<18]))
    finished[8...].forEach { proposer.finish($0) }
    let pending = Array(points[18..<19])
    #expect(
      proposer.propose(11, pending: pending)
        == strategy.propose(11, problem, finished: finished, pending: pending))
  }

  @Test(arguments: names)
  func `a trial does not depend on those within the lag`(_ name: String) throws {
    let problem = try SearchStrategyLaws.problem("conditional")
    let strategy = SearchStrategyLaws.strategy(name)
    let count = Self.count(name)
    let points = SearchStrategyLaws.points(strategy, problem, count: count, lag: 4)
    let others = SearchStrategyLaws.points(strategy, problem, count: count, lag: 4) {
      trial, point in
      trial > count - 5 ? .done(-1e9) : SearchStrategyLaws.outcome(trial, point)
    }
    #expect(points == others)
  }

  @Test(arguments: names)
  func `another seed is another search, and greater is better where it is said`(
    _ name: String
  ) throws {
    let strategy = SearchStrategyLaws.strategy(name)
    let count = Self.count(name)
    let first = SearchStrategyLaws.points(
      strategy, try SearchStrategyLaws.problem("numbers", seed: 1), count: count)
    let second = SearchStrategyLaws.points(
      strategy, try SearchStrategyLaws.problem("numbers", seed: 2), count: count)
    #expect(Set(first).isDisjoint(with: second))
    let negated = SearchStrategyLaws.points(
      strategy, try SearchStrategyLaws.problem("numbers", seed: 1, .maximize), count: count
    ) { trial, point in
      switch SearchStrategyLaws.outcome(trial, point) {
      case .done(let value): .done(-value)
      case .pruned(let step, let value): .pruned(step: step, value: -value)
      case .failed: .failed
      }
    }
    #expect(negated == first)
  }

  @Test(arguments: names)
  func `values that are no numbers count as failures`(_ name: String) throws {
    let problem = try SearchStrategyLaws.problem("numbers")
    let strategy = SearchStrategyLaws.strategy(name)
    let count = Self.count(name)
    func points(_ bad: Outcome) -> [Point] {
      SearchStrategyLaws.points(strategy, problem, count: count) { trial, point in
        trial % 3 == 1 ? bad : .done(SearchStrategyLaws.value(point))
      }
    }
    let failed = points(.failed)
    #expect(points(.done(.nan)) == failed)
    #expect(points(.done(.infinity)) == failed)
    #expect(points(.done(-.infinity)) == failed)
  }

  @Test(
    arguments: names,
    [
      Outcome.done(1), .failed, .done(.nan), .pruned(step: 1, value: 2), .done(1e308),
      .done(-1e308),
    ])
  func `outcomes that are all the same do no harm`(_ name: String, _ outcome: Outcome) throws {
    for space in ["numbers", "conditional", "options"] {
      let problem = try SearchStrategyLaws.problem(space)
      let points = SearchStrategyLaws.points(
        SearchStrategyLaws.strategy(name), problem, count: Self.count(name) / 2 + 6,
        outcome: { _, _ in outcome })
      for point in points {
        for (value, axis) in zip(point.values, problem.space.axes) {
          #expect(value.map(axis.domain.contains) ?? true)
        }
      }
    }
  }

  @Test(arguments: names)
  func `trials that are all in one place do no harm`(_ name: String) throws {
    let problem = try SearchStrategyLaws.problem("steps")
    let point = Point([.number(0.5), .integer(3), .integer(64), .integer(-7)])
    let finished = (0..<40).map { Observation(point, .done(Double($0 % 2))) }
    let proposed = SearchStrategyLaws.strategy(name).propose(
      45, problem, finished: finished, pending: Array(repeating: point, count: 5))
    #expect(
      zip(proposed.values, problem.space.axes).allSatisfy { $0.map($1.domain.contains) ?? false })
  }

  @Test(arguments: names)
  func `a hundred thousand trials can be gone on from`(_ name: String) throws {
    let problem = try SearchStrategyLaws.problem("numbers")
    let count = 100_000
    var proposer = SearchStrategyLaws.strategy(name).proposer(problem)
    for trial in 0..<count {
      let point = Point([
        .number(Double(trial * 7919 % 20_011) / 10_005.5 - 1),
        .number(Double(trial % 997 + 1) / 1000),
      ])
      proposer.finish(Observation(point, .done(SearchStrategyLaws.value(point))))
    }
    let point = proposer.propose(count, pending: [])
    #expect(
      zip(point.values, problem.space.axes).allSatisfy { $0.map($1.domain.contains) ?? false })
  }
}
