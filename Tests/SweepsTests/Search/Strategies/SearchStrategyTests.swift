import Declarations
import RealModule
import Testing

@testable import Sweeps

@Suite struct SearchStrategyTests {
  private static func values(
    _ strategy: any SearchStrategy, _ domain: Domain, _ count: Int
  ) throws -> [Double] {
    let space = try SearchSpace([Axis("x", domain)])
    let problem = SearchProblem(space: space, seed: 5, direction: .minimize)
    return SearchStrategyLaws.points(strategy, problem, count: count).compactMap {
      $0.values[0]?.double
    }
  }

  /// What share of an axis lies below a number of its own.
  private static func share(_ domain: Domain, below x: Double) -> Double {
    switch domain {
    case .uniform(let low, let high, _): (x - low) / (high - low)
    case .logUniform(let low, let high): .log(x / low) / .log(high / low)
    case .int(let low, let high, _, _):
      .log((x + 0.5) / (Double(low) - 0.5)) / .log((Double(high) + 0.5) / (Double(low) - 0.5))
    case .choice(let count): x / Double(count)
    }
  }

  // The distribution function at the deciles, within four standard errors.
  @Test(arguments: [
    Domain.uniform(low: -5, high: 10), .logUniform(low: 1e-4, high: 1),
    .int(low: 1, high: 10_000, isLogarithmic: true),
  ])
  func `random numbers are distributed as the axis says`(_ domain: Domain) throws {
    let count = 4000
    let values = try Self.values(RandomSearch(), domain, count).sorted()
    for decile in 1...9 {
      let expected = Double(decile) / 10
      let error = (expected * (1 - expected) / Double(count)).squareRoot()
      let share = Self.share(domain, below: values[decile * count / 10])
      // A whole number near the low end is a large part of a logarithmic axis.
      #expect(abs(share - expected) < 4 * error + (domain.contains(.integer(1)) ? 0.06 : 0))
    }
  }

  @Test(arguments: [
    Domain.int(low: -2, high: 2), .uniform(low: 0, high: 1, step: 0.25), .choice(count: 5),
  ])
  func `random steps and options are equally likely`(_ domain: Domain) throws {
    let values = try Self.values(RandomSearch(), domain, 5000)
    let counts = Dictionary(grouping: values) { $0 }.mapValues(\.count)
    #expect(counts.count == 5)
    // χ² with four degrees of freedom is below 18.5 in 999 of 1,000 cases.
    let deviation = counts.values.reduce(0.0) { sum, count in
      sum + Double((count - 1000) * (count - 1000)) / 1000
    }
    #expect(deviation < 18.5)
  }

  @Test func `sobol divides steps and options evenly`() throws {
    let values = try Self.values(SobolSearch(), .choice(count: 4), 64)
    #expect(Dictionary(grouping: values) { $0 }.values.map(\.count) == [16, 16, 16, 16])
  }

  @Test(arguments: ["random", "sobol"])
  func `a condition does not move the other axes`(_ name: String) throws {
    let strategy = SearchStrategyLaws.strategy(name)
    func points(_ conditions: [Axis.Condition]) throws -> [Point] {
      let space = try SearchSpace([
        Axis("a", .choice(count: 2)), Axis("b", .uniform(low: 0, high: 1), when: conditions),
        Axis("c", .uniform(low: 0, high: 1)),
      ])
      let problem = SearchProblem(space: space, seed: 5, direction: .minimize)
      return SearchStrategyLaws.points(strategy, problem, count: 32)
    }
    let free = try points([])
    let bound = try points([Axis.Condition(axis: "a", accepted: [.option(1)])])
    #expect(free.map { $0.values[2] } == bound.map { $0.values[2] })
    for (free, bound) in zip(free, bound) {
      #expect(bound.values[1] == (bound.values[0] == .option(1) ? free.values[1] : nil))
    }
  }

  @Test func `more axes than a sobol sequence has dimensions are refused`() throws {
    let axes = (0..<102).map { Axis("x\($0)", .uniform(low: 0, high: 1)) }
    let message = "has 101 dimensions, but the space has 102 axes"
    #expect(SobolSearch().complaint(about: try SearchSpace(axes)) == message)
    #expect(SobolSearch().complaint(about: try SearchSpace(axes.dropLast())) == nil)
    #expect(TPESearch().complaint(about: try SearchSpace(axes)) == nil)
  }

  @Test(arguments: ["tpe", "gp"])
  func `models begin with the trials of sobol`(_ name: String) throws {
    let problem = try SearchStrategyLaws.problem("conditional")
    let strategy = try #require(SearchRegistry.all[name]).init()
    let points = SearchStrategyLaws.points(strategy, problem, count: 19)
    let even = SearchStrategyLaws.points(SobolSearch(), problem, count: 19)
    // Trial 16 is proposed from 0…8, which are nine; trial 17 from ten.
    #expect(points[..<17] == even[..<17])
    #expect(zip(points, even).dropFirst(17).allSatisfy { $0 != $1 })
  }

  // How near 40 trials come to the least value, 0: the median over nine seeds.
  @Test(arguments: ["tpe", "gp"])
  func `a model is better than chance`(_ name: String) throws {
    let space = try SearchSpace([
      Axis("x", .uniform(low: -1, high: 1)), Axis("y", .uniform(low: -1, high: 1)),
    ])
    func regret(_ strategy: any SearchStrategy, _ seed: UInt64) -> Double {
      let problem = SearchProblem(space: space, seed: seed, direction: .minimize)
      let points = SearchStrategyLaws.points(strategy, problem, count: 40, lag: 1) { _, point in
        .done(SearchStrategyLaws.value(point))
      }
      return points.map(SearchStrategyLaws.value).min() ?? .infinity
    }
    let strategy = try #require(SearchRegistry.all[name]).init()
    let seeds: ClosedRange<UInt64> = name == "gp" ? 1...1 : 1...9
    let ours = seeds.map { regret(strategy, $0) }.sorted()
    let random = (1...9).map { regret(RandomSearch(), $0) }.sorted()
    #expect(ours[ours.count / 2] < random[4] / 2)
  }
}
