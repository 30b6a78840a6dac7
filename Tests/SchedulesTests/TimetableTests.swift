import Declarations
import Schedules
import Testing

@Suite struct TimetableTests {
  @Test func `a policy made for another number of groups is refused`() throws {
    let policies: [(any Policy, String)] = [
      (try OneCyclePolicy(learningRate: [1, 2, 3], epochs: 5), "lr"),
      (
        try OneCyclePolicy(learningRate: 1, epochs: 5, momentumRange: [(0.8, 0.9)]),
        "momentum_range"
      ),
      (try ListPolicy(momentum: [[1], [1], [1]]), "momentum"),
      (LambdaPolicy([.weightDecay: .each({ _ in 1 })]), "weight_decay"),
    ]
    let bases: [[Knob: Double]] = [[.learningRate: 1], [.learningRate: 2]]
    for (policy, argument) in policies {
      let error = #expect(throws: ArgumentError.self) { try Timetable(policy, bases: bases) }
      #expect(error?.argument == argument)
    }
    let error = #expect(throws: ArgumentError.self) { try Timetable(policies[0].0, bases: bases) }
    #expect(
      error?.description == "lr: has 3 entries for 2 groups; give one for each, or one for all")
  }

  @Test func `a knob that a group does not have is not scheduled`() throws {
    let timetable = try Timetable(
      OneCyclePolicy(learningRate: 1, epochs: 5),
      bases: [[.learningRate: 1], [.learningRate: 1, .momentum: 0]])
    #expect(timetable.schedule(of: .momentum, group: 0) == nil)
    #expect(timetable.schedule(of: .momentum, group: 1) != nil)
  }

  @Test func `every knob is found under its own name`() throws {
    let bases = Dictionary(uniqueKeysWithValues: zip(Knob.allCases, [1.0, 2, 3, 4, 5, 6]))
    let factors = zip(Knob.allCases, [10.0, 20, 30, 40, 50, 60]).map { knob, factor in
      (knob, PerGroup<Factor>.all { _ in factor })
    }
    let timetable = try Timetable(
      LambdaPolicy(Dictionary(uniqueKeysWithValues: factors)), bases: [bases])
    #expect(
      Knob.allCases.map { timetable.value(of: $0, group: 0, at: 0) }
        == [10, 40, 90, 160, 250, 360])
    #expect(timetable.entries.map(\.knob) == Knob.allCases)
  }

  @Test func `columns are lr and momentum of every group, then what else is scheduled`() throws {
    let base: [Knob: Double] = [.learningRate: 1, .momentum: 0, .weightDecay: 0, .dampening: 0]
    let policy = LambdaPolicy([.weightDecay: .each({ _ in 1 }, { _ in 1 })])
    let plain = try Timetable(UnchangedPolicy(), bases: [base, base])
    let decayed = try Timetable(policy, bases: [base, base])
    let names = ["biases", "default"]
    let common = ["lr.biases", "lr.default", "momentum.biases", "momentum.default"]
    #expect(plain.columns.map { $0.name(groupNames: names) } == common)
    #expect(
      decayed.columns.map { $0.name(groupNames: names) } == common + [
        "weight_decay.biases", "weight_decay.default",
      ])
  }

  @Test func `no groups make an empty table`() throws {
    let timetable = try Timetable(UnchangedPolicy(), bases: [])
    #expect(timetable.groupCount == 0)
    #expect(timetable.columns.isEmpty)
  }
}
