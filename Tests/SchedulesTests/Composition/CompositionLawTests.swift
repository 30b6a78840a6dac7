import Foundation
import Schedules
import Testing

/// Laws of composition, which hold whatever the policies that are composed.
@Suite struct CompositionLawTests {
  typealias Case = ScheduleLawTests.Case

  static let bases = ScheduleLawTests.bases

  /// Every knob of every group of a policy at the first steps and far beyond.
  private func values(
    _ policy: any Policy, _ steps: [Int], bases: [[Knob: Double]] = bases
  ) throws -> [[Double]] {
    let table = try Timetable(policy, bases: bases)
    return Knob.allCases.flatMap { knob in
      bases.indices.map { group in
        steps.map { table.value(of: knob, group: group, at: $0) }
      }
    }
  }

  private func steps(_ item: Case) -> [Int] { Array(-1...item.horizon + 3) + [1 << 53, .max] }

  @Test(arguments: try ScheduleLawTests.cases())
  func `a sequence of one is that one`(_ item: Case) throws {
    let sequence = try SequentialPolicy([item.policy], milestones: [])
    #expect(try values(sequence, steps(item)) == values(item.policy, steps(item)))
  }

  @Test(arguments: try ScheduleLawTests.cases())
  func `a chain of one is that one`(_ item: Case) throws {
    let chain = try ChainedPolicy([item.policy])
    #expect(try values(chain, steps(item)) == values(item.policy, steps(item)))
  }

  @Test(arguments: try ScheduleLawTests.cases())
  func `no warm-up changes nothing`(_ item: Case) throws {
    let warm = try WarmupPolicy(item.policy, length: 0)
    #expect(try values(warm, steps(item)) == values(item.policy, steps(item)))
  }

  @Test(arguments: try ScheduleLawTests.cases(), [1, 5])
  func `a repetition is periodic, and begins as what it repeats`(
    _ item: Case, _ period: Int
  ) throws {
    let repeated = try RepeatPolicy(item.policy, length: period)
    let first = try values(item.policy, Array(0..<period))
    for turn in [0, 1, 2, 1_000_003] {
      #expect(try values(repeated, (0..<period).map { turn * period + $0 }) == first)
    }
  }

  @Test(arguments: try ScheduleLawTests.cases())
  func `a part of a sequence is on a time of its own`(_ item: Case) throws {
    let sequence = try SequentialPolicy(
      [UnchangedPolicy(), item.policy, UnchangedPolicy()], milestones: [7, 7 + item.horizon])
    let own = try values(item.policy, Array(0..<item.horizon))
    #expect(try values(sequence, (0..<item.horizon).map { $0 + 7 }) == own)
    let outside = try values(UnchangedPolicy(), [0, 6])
    #expect(try values(sequence, [6, 7 + item.horizon]) == outside)
  }

  @Test(arguments: try ScheduleLawTests.cases())
  func `behind a warm-up a policy is late and otherwise itself`(_ item: Case) throws {
    let own = try values(item.policy, Array(0..<item.horizon))
    let warm = try WarmupPolicy(item.policy, length: 5, startFactor: 0.1, shape: .cosine)
    #expect(try values(warm, (0..<item.horizon).map { $0 + 5 }) == own)
  }

  /// What a chain relies on; products of a factor that uses the base value are made beforehand.
  @Test(
    arguments: try ScheduleLawTests.cases().filter { !$0.testDescription.contains("base / 10") })
  func `a schedule for another base value is the schedule made for it`(_ item: Case) throws {
    for knob in Knob.allCases {
      for group in Self.bases.indices {
        var other = Self.bases[group]
        other[knob] = 0.37
        let made = item.policy.schedule(for: knob, group: group, bases: other)
        let moved = item.policy.schedule(for: knob, group: group, bases: Self.bases[group])
        let steps = Array(0..<item.horizon)
        #expect(
          made.map { steps.map($0.value(at:)) }
            == moved.map { schedule in steps.map { schedule.value(at: $0, base: 0.37) } })
      }
    }
  }

  @Test(arguments: try ScheduleLawTests.cases())
  func `joins ascend from above 0`(_ item: Case) throws {
    for entry in try Timetable(item.policy, bases: Self.bases).entries {
      let joins = entry.schedule.joins
      #expect(joins == Set(joins).sorted())
      #expect(joins.allSatisfy { $0 > 0 })
    }
  }

  @Test(arguments: try ScheduleLawTests.cases())
  func `what is saved at any step and restored has the same tail`(_ item: Case) throws {
    var generator = SeededGenerator(state: UInt64(item.horizon))
    var whole = try Stepper(item.policy, bases: Self.bases)
    let saved = Int.random(in: 0...item.horizon, using: &generator)
    for _ in 0..<saved { whole.step() }
    let bytes = try JSONEncoder().encode(whole.state)
    var resumed = try Stepper(item.policy, bases: Self.bases)
    resumed.state = try JSONDecoder().decode(Stepper.State.self, from: bytes)
    for _ in saved..<item.horizon + 3 {
      #expect(resumed.values == whole.values)
      whole.step()
      resumed.step()
    }
  }
}

/// A small generator (Steele, Lea, Flood 2014: SplitMix64), so that tests draw the same numbers.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
