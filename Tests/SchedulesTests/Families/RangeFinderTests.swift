import Declarations
import Schedules
import Testing

@Suite struct RangeFinderTests {
  /// From numpy: `logspace(log10(start), log10(end), epochs)`.
  static let sequences: [(epochs: Int, start: Double, end: Double, values: [Double])] = [
    (1, 1e-7, 1, [1e-7]),
    (2, 1e-7, 1, [1e-7, 1]),
    (8, 1e-7, 1, [1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1]),
    (4, 1e-5, 10, [1e-5, 1e-3, 1e-1, 10]),
    (5, 1, 0.01, [1, 0.31622776601683794, 0.1, 0.03162277660168379, 0.01]),
    (3, 0.1, 0.1, [0.1, 0.1, 0.1]),
  ]

  @Test(arguments: sequences.indices)
  func `learning rates are evenly spaced in log10, with exact ends`(_ i: Int) throws {
    let item = Self.sequences[i]
    let policy = try RangeFinder(
      epochs: item.epochs, start: .all(item.start), end: .all(item.end))
    let finder = try #require(
      policy.schedule(for: .learningRate, group: 0, bases: [.learningRate: 1]))
    for (step, value) in item.values.enumerated() {
      #expect(isClose(finder.value(at: step), value, relative: 1e-14))
    }
    #expect(finder.value(at: 0) == item.values.first)
    #expect(finder.value(at: item.epochs - 1) == item.values.last)
  }

  static let mistakes: [(epochs: Int, start: Double, end: Double, problem: String)] = [
    (0, 1e-7, 1, "epochs: must be at least 1, but is 0"),
    (5, 0, 1, "start: must be above 0 where mode is exponential"),
    (5, .nan, 1, "start: must be finite and not negative, but is nan"),
    (5, 1e-7, -1, "end: must be finite and not negative, but is -1.0"),
    (5, 1e-7, .infinity, "end: must be finite and not negative, but is inf"),
  ]

  @Test(arguments: mistakes.indices)
  func `arguments out of range are refused`(_ i: Int) {
    let item = Self.mistakes[i]
    let problems = RangeFinder.problems {
      ($0.epochs, $0.start, $0.last) = (
        Length(steps: item.epochs), .all(item.start), .all(item.end)
      )
    }
    #expect(problems.map(\.description) == [item.problem])
    #expect(throws: problems[0]) {
      try RangeFinder(
        epochs: item.epochs, start: .all(item.start), end: .all(item.end))
    }
  }

  @Test func `only the learning rate moves`() throws {
    let timetable = try Timetable(
      RangeFinder(epochs: 3), bases: [[.learningRate: 9, .momentum: 0.9, .weightDecay: 0.1]])
    #expect(timetable.entries.map(\.knob) == [.learningRate])
    #expect(timetable.value(of: .momentum, group: 0, at: 1) == 0.9)
  }

  @Test func `values of a linear test are evenly spaced, and 0 may be one`() throws {
    var policy = try RangeFinder(epochs: 5, start: 0, end: 1, mode: .linear)
    // numpy.linspace(0, 1, 5).
    var finder = try #require(
      policy.schedule(for: .learningRate, group: 0, bases: [.learningRate: 1]))
    #expect((0..<6).map(finder.value) == [0, 0.25, 0.5, 0.75, 1, 1])
    policy = try RangeFinder(epochs: 3, start: [0.5, 2], end: [0.1, 1], mode: .linear)
    finder = try #require(policy.schedule(for: .learningRate, group: 1, bases: [.learningRate: 1]))
    #expect((0..<3).map(finder.value) == [2, 1.5, 1])
    #expect(policy.schedule(for: .learningRate, group: 2, bases: [.learningRate: 1]) == nil)
  }

  @Test func `another knob is tested while the learning rate stays`() throws {
    let policy = try RangeFinder(
      epochs: 3, start: 1e-4, end: 1e-2, tested: .knob(.weightDecay))
    let timetable = try Timetable(policy, bases: [[.learningRate: 9, .weightDecay: 0.1]])
    #expect(timetable.entries.map(\.knob) == [.weightDecay] && policy.usesBaseRate)
    let values = (0..<3).map { timetable.value(of: .weightDecay, group: 0, at: $0) }
    for (value, expected) in zip(values, [1e-4, 1e-3, 1e-2]) {
      #expect(isClose(value, expected, relative: 1e-14))
    }
    #expect(timetable.value(of: .learningRate, group: 0, at: 2) == 9)
  }

  /// From numpy: `rint(logspace(log10(start), log10(end), epochs))` and `rint(linspace(...))`.
  private static let sizes: [(RangeFinder.Mode, start: Double, end: Double, sizes: [Int])] = [
    (.exponential, 4, 256, [4, 8, 16, 32, 64, 128, 256, 256]),
    (.exponential, 10, 100, [10, 15, 22, 32, 46, 68, 100, 100]),
    (.linear, 100, 40, [100, 90, 80, 70, 60, 50, 40, 40]),
  ]

  @Test(arguments: sizes.indices)
  func `batch sizes are whole, and no knob moves`(_ i: Int) throws {
    let item = Self.sizes[i]
    let policy = try RangeFinder(
      epochs: 7, start: .all(item.start), end: .all(item.end), mode: item.0, tested: .batchSize)
    #expect((0..<8).map { policy.batchSize(at: $0) } == item.sizes)
    let timetable = try Timetable(policy, bases: [[.learningRate: 9, .momentum: 0.9]])
    #expect(timetable.entries.isEmpty && policy.usesBaseRate)
    #expect(RangeFinder().batchSize(at: 0) == nil)
  }

  @Test(arguments: [
    (PerGroup<Double>.all(1e-7), PerGroup<Double>.all(8), "start: must be a whole number of at"),
    (.all(8), .all(0), "end: must be a whole number of at least 1"),
    (.all(8), .all(8), "end: must be"),
    (.each([4, 8]), .all(8), "start: must be one batch size"),
    (.all(1e300), .all(8), "start: must be a"),
  ])
  func `what is no batch size is refused`(
    _ start: PerGroup<Double>, _ end: PerGroup<Double>, _ problem: String
  ) {
    let problems = RangeFinder.problems {
      ($0.epochs, $0.start, $0.last, $0.tested) = (Length(steps: 5), start, end, .batchSize)
    }
    #expect(problems.count == 1 && problems[0].description.hasPrefix(problem), "\(problems)")
  }

  @Test func `ends of different groups are refused`() {
    #expect(throws: ArgumentError.self) { try RangeFinder(epochs: 3, start: [1, 2], end: [1]) }
  }
}
