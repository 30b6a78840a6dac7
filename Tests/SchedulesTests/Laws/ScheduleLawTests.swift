import Schedules
import Testing

/// Laws that hold for every policy over every run.
@Suite struct ScheduleLawTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let horizon: Int
    let policy: any Policy
    /// Between what a knob with this base value stays, where that is documented.
    var bounds: @Sendable (Knob, Double) -> ClosedRange<Double>? = { _, _ in nil }
    /// The learning rates at step 0 and from the schedule's length on, for a base value.
    var ends: (@Sendable (Double) -> (first: Double?, last: Double?))?
  }

  static let bases: [[Knob: Double]] = [
    [
      .learningRate: 0.05, .momentum: 0.9, .dampening: 0, .weightDecay: 1e-4, .beta1: 0.9,
      .beta2: 0.99,
    ],
    [
      .learningRate: 0.4, .momentum: 0.8, .dampening: 0.1, .weightDecay: 0, .beta1: 0.8,
      .beta2: 0.9,
    ],
  ]

  /// Cases of every family that the registry holds; none may be without.
  static func cases() throws -> [Case] { try LawCases.all() }

  @Test(arguments: try cases())
  func `random access equals a walk from 0`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for entry in timetable.entries {
      let walk = (0..<item.horizon).map(entry.schedule.value(at:))
      for step in (0..<item.horizon).reversed() {
        #expect(entry.schedule.value(at: step).bitPattern == walk[step].bitPattern)
        #expect(
          timetable.value(of: entry.knob, group: entry.group, at: step).bitPattern
            == walk[step].bitPattern)
      }
    }
  }

  @Test(arguments: try cases())
  func `a policy says whether its learning rates use base values`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    let uses = Self.bases.indices.contains {
      timetable.schedule(of: .learningRate, group: $0)?.usesBase != false
    }
    // Before lengths are steps nothing is known of parts that have none.
    let mayBeEmpty = item.policy is SequentialPolicy && item.policy.usesBaseRate
    #expect(item.policy.usesBaseRate == uses || mayBeEmpty)
    #expect(uses || type(of: item.policy).replacesRates)
  }

  @Test(arguments: try cases())
  func `values over the horizon are finite`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for entry in timetable.entries {
      #expect((0..<item.horizon).allSatisfy { entry.schedule.value(at: $0).isFinite })
    }
  }

  @Test(arguments: try cases())
  func `a step before 0 counts as 0`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for entry in timetable.entries {
      let first = entry.schedule.value(at: 0)
      #expect([-1, -7, .min].allSatisfy { entry.schedule.value(at: $0) == first })
    }
  }

  @Test(arguments: try cases())
  func `a schedule with an end holds its last value, and none traps beyond`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for entry in timetable.entries {
      let beyond = [item.horizon, item.horizon + 1, 1 << 53, .max].map(entry.schedule.value(at:))
      guard let length = entry.schedule.length else { continue }
      #expect(length <= item.horizon)
      let last = entry.schedule.value(at: length)
      #expect(beyond.allSatisfy { $0 == last })
    }
  }

  @Test(arguments: try cases())
  func `values stay within the bounds that are documented`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for entry in timetable.entries {
      let base = try #require(Self.bases[entry.group][entry.knob])
      guard let bounds = item.bounds(entry.knob, base) else { continue }
      // A rounding may lead beyond a bound.
      let slack = 1e-15 * max(abs(bounds.lowerBound), abs(bounds.upperBound))
      let wide = bounds.lowerBound - slack...bounds.upperBound + slack
      for step in 0..<item.horizon {
        let value = entry.schedule.value(at: step)
        #expect(wide.contains(value), "\(entry.knob) at \(step): \(value)")
      }
    }
  }

  @Test(arguments: try cases())
  func `the ends are as documented`(_ item: Case) throws {
    guard let ends = item.ends else { return }
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for group in Self.bases.indices {
      let (base, schedule) = (
        try #require(Self.bases[group][.learningRate]),
        try #require(timetable.schedule(of: .learningRate, group: group))
      )
      let (first, last) = ends(base)
      if let first { #expect(isClose(schedule.value(at: 0), first, relative: 1e-14)) }
      if let last {
        let length = try #require(schedule.length)
        #expect(isClose(schedule.value(at: length), last, relative: 1e-14))
      }
    }
  }

  @Test(arguments: try cases())
  func `joins ascend from behind step 0, and seams are joins`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for schedule in timetable.entries.map(\.schedule) {
      let joins = schedule.joins
      #expect(joins.allSatisfy { $0 > 0 } && joins.count <= 100)
      #expect(zip(joins, joins.dropFirst()).allSatisfy { $0 < $1 }, "\(joins)")
      #expect(Set(schedule.seams).isSubset(of: joins))
    }
  }

  @Test(arguments: try cases())
  func `what is monotone between joins is`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for schedule in timetable.entries.map(\.schedule) where schedule.isMonotoneBetweenJoins {
      // Parts beyond the hundredth join are only within the bounds of those before.
      let joins = schedule.joins
      let horizon = joins.count < 100 ? item.horizon : min(item.horizon, joins[99])
      let starts = [0] + joins.filter { $0 < horizon }
      for (start, end) in zip(starts, starts.dropFirst() + [horizon]) where end > start {
        let values = (start..<end).map(schedule.value(at:))
        let changes = zip(values, values.dropFirst()).map { $1 - $0 }
        let slack = 1e-15 * (values.map(abs).max() ?? 0)
        #expect(
          changes.allSatisfy { $0 <= slack } || changes.allSatisfy { $0 >= -slack },
          "\(start)..<\(end)")
      }
    }
  }

  @Test(arguments: try cases())
  func `a schedule says whether it uses its base value`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    for schedule in timetable.entries.map(\.schedule) {
      let differs = (0..<max(item.horizon, 1)).contains { step in
        schedule.value(at: step, base: 0.3) != schedule.value(at: step, base: 0.7)
      }
      // What is 0 times the base value uses it all the same.
      #expect(schedule.usesBase || !differs)
      if schedule.usesBase, !differs {
        #expect((0..<max(item.horizon, 1)).allSatisfy { schedule.value(at: $0) == 0 })
      }
    }
  }

  @Test(arguments: try cases())
  func `a knob that is not scheduled keeps its base value`(_ item: Case) throws {
    let timetable = try Timetable(item.policy, bases: Self.bases)
    let scheduled = Set(timetable.entries.map { KnobColumn(knob: $0.knob, group: $0.group) })
    for knob in Knob.allCases {
      for group in Self.bases.indices {
        guard !scheduled.contains(KnobColumn(knob: knob, group: group)) else { continue }
        #expect(
          (0..<item.horizon).allSatisfy {
            timetable.value(of: knob, group: group, at: $0) == Self.bases[group][knob]
          })
      }
    }
  }
}
