import Declarations
import Schedules
import Testing

@Suite struct OneCyclePolicyTests {
  /// With lr 1 and momentum 0.85 to 0.95, from numpy's `linspace` by the original's formula.
  static let degenerate: [(epochs: Int, ratio: Double, lr: [Double], momentum: [Double])] = [
    (1, 0.45, [0.1], [0.95]),
    (2, 0.45, [0.1, 0.01], [0.95, 0.95]),
    (3, 0.45, [0.1, 1, 0.1], [0.95, 0.85, 0.95]),
    (3, 0, [0.1, 0.055, 0.01], [0.95, 0.95, 0.95]),
    (1, 0.5, [0.1], [0.95]),
    (2, 0.5, [0.1, 1], [0.95, 0.85]),
    (4, 0.5, [0.1, 1, 1, 0.1], [0.95, 0.85, 0.85, 0.95]),
    (5, 0.5, [0.1, 1, 1, 0.1, 0.1], [0.95, 0.85, 0.85, 0.95, 0.95]),
    (7, 0.3, [0.1, 1, 1, 0.1, 0.1, 0.055, 0.01], [0.95, 0.85, 0.85] + [0.95, 0.95, 0.95, 0.95]),
  ]

  @Test(arguments: degenerate.indices)
  func `phases of every length are defined`(_ i: Int) throws {
    let item = Self.degenerate[i]
    let policy = try OneCyclePolicy(learningRate: 1, epochs: item.epochs, phaseRatio: item.ratio)
    let timetable = try Timetable(policy, bases: [[.learningRate: 5, .momentum: 5]])
    let steps = 0..<item.epochs
    #expect(steps.map { timetable.value(of: .learningRate, group: 0, at: $0) } == item.lr)
    #expect(steps.map { timetable.value(of: .momentum, group: 0, at: $0) } == item.momentum)
    #expect(timetable.schedule(of: .learningRate, group: 0)?.length == item.epochs)
  }

  @Test func `without a momentum range momentum keeps its base value`() throws {
    let policy = try OneCyclePolicy(learningRate: 1, epochs: 10, momentumRange: nil)
    let timetable = try Timetable(policy, bases: [[.learningRate: 5, .momentum: 0.5]])
    #expect(timetable.entries.map(\.knob) == [.learningRate])
    #expect(timetable.value(of: .momentum, group: 0, at: 4) == 0.5)
  }

  @Test func `a cycle as long as integers go is still defined`() throws {
    let policy = try OneCyclePolicy(learningRate: 1, epochs: .max, phaseRatio: 0.5)
    let timetable = try Timetable(policy, bases: [[.learningRate: 1]])
    let schedule = try #require(timetable.schedule(of: .learningRate, group: 0))
    for step in [0, 1, .max / 2, .max - 1, .max] {
      #expect((0.1...1).contains(schedule.value(at: step)))
    }
  }

  static let mistakes:
    [(
      learningRate: PerGroup<Double>, epochs: Int, range: PerGroup<OneCyclePolicy.MomentumRange>?,
      ratio: Double, problems: [String]
    )] = [
      (0, 10, nil, 0.45, ["lr: must be positive and finite, but is 0.0"]),
      ([0.1, -1], 10, nil, 0.45, ["lr[1]: must be finite and not negative, but is -1.0"]),
      (.all(.nan), 10, nil, 0.45, ["lr: must be positive and finite, but is nan"]),
      (.all(.infinity), 10, nil, 0.45, ["lr: must be positive and finite, but is inf"]),
      (1, 0, nil, 0.45, ["epochs: must be at least 1, but is 0"]),
      (1, -3, nil, 0.45, ["epochs: must be at least 1, but is -3"]),
      (
        1, 1, .all((0.9, 0.8)), 0.45,
        ["momentum_range: must be [low, high], but 0.9 is above 0.8"]
      ),
      (
        1, 1, [(0.8, 0.9), (0.8, 1.5)], 0.45,
        ["momentum_range[1]: must lie between 0 and 1, but has an end at 1.5"]
      ),
      (
        1, 1, .all((.nan, 0.8)), 0.45,
        ["momentum_range: must lie between 0 and 1, but has an end at nan"]
      ),
      (1, 1, nil, 0.51, ["phase_ratio: must be between 0 and 0.5, but is 0.51"]),
      (1, 1, nil, -0.1, ["phase_ratio: must be between 0 and 0.5, but is -0.1"]),
      (1, 1, nil, .nan, ["phase_ratio: must be between 0 and 0.5, but is nan"]),
      (
        -1, 0, .all((-1, 0.8)), 2,
        [
          "lr: must be positive and finite, but is -1.0", "epochs: must be at least 1, but is 0",
          "momentum_range: must lie between 0 and 1, but has an end at -1.0",
          "phase_ratio: must be between 0 and 0.5, but is 2.0",
        ]
      ),
    ]

  @Test(arguments: mistakes.indices)
  func `arguments out of range are refused, all at once`(_ i: Int) {
    let item = Self.mistakes[i]
    let problems = OneCyclePolicy.problems {
      ($0.lr, $0.epochs) = (item.learningRate, Length(steps: item.epochs))
      ($0.momentumRange, $0.phaseRatio) = (item.range, item.ratio)
    }
    #expect(problems.map(\.description) == item.problems)
    #expect(throws: problems[0]) {
      try OneCyclePolicy(
        learningRate: item.learningRate, epochs: item.epochs, momentumRange: item.range,
        phaseRatio: item.ratio)
    }
  }
}
