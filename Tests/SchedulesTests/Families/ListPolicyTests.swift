import Declarations
import Schedules
import Testing

@Suite struct ListPolicyTests {
  @Test func `values are taken as they are, nothing is appended`() throws {
    let policy = try ListPolicy([.weightDecay: [[0.1, 0.2], [5]], .momentum: .all([0.5, 0.25])])
    let timetable = try Timetable(
      policy,
      bases: [
        [.learningRate: 1, .momentum: 0.9, .weightDecay: 0],
        [.learningRate: 2, .momentum: 0.9, .weightDecay: 0],
      ])
    #expect(
      (0..<4).map { timetable.value(of: .momentum, group: 1, at: $0) } == [0.5] + [
        0.25, 0.25, 0.25,
      ])
    #expect((0..<3).map { timetable.value(of: .weightDecay, group: 0, at: $0) } == [0.1, 0.2, 0.2])
    #expect((0..<3).map { timetable.value(of: .weightDecay, group: 1, at: $0) } == [5, 5, 5])
    #expect(timetable.value(of: .learningRate, group: 1, at: 3) == 2)
  }

  static let mistakes: [(lists: PerGroup<[Double]>, problem: String)] = [
    (.all([]), "lr: the list is empty; a schedule needs at least one value"),
    ([[1], []], "lr[1]: the list is empty; a schedule needs at least one value"),
    (.all([1, .nan]), "lr: value 1 of the list is nan, not a finite number"),
    ([[.infinity], [1]], "lr[0]: value 0 of the list is inf, not a finite number"),
  ]

  @Test(arguments: mistakes.indices)
  func `lists without a value everywhere are refused`(_ i: Int) {
    let item = Self.mistakes[i]
    let error = #expect(throws: ArgumentError.self) { try ListPolicy(learningRate: item.lists) }
    #expect(error?.description == item.problem)
  }
}
