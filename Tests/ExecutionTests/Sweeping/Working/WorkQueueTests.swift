import Testing

@testable import Execution

@Suite struct WorkQueueTests {
  private static func trial(_ number: Int) -> Trial {
    Trial(number: number, cell: 0, repetition: 0, digest: "digest-\(number)", settings: [])
  }

  private static func numbers(_ queue: inout WorkQueue, at now: Duration = .zero) -> [Int] {
    var numbers: [Int] = []
    while let trial = queue.next(at: now) { numbers.append(trial.number) }
    return numbers
  }

  @Test func `a worker begins with its share and then takes what is left`() {
    var queue = WorkQueue(WorkShare(index: 1, count: 3))
    for number in 0..<8 { queue.add(Self.trial(number)) }
    #expect(Self.numbers(&queue) == [1, 4, 7, 0, 2, 3, 5, 6])
    #expect(queue.isEmpty)
    var all = WorkQueue(nil)
    for number in 0..<4 { all.add(Self.trial(number)) }
    #expect(Self.numbers(&all) == [0, 1, 2, 3])
  }

  @Test func `a trial that is begun once more is the next, also below a number`() {
    var queue = WorkQueue(nil)
    for number in 2..<4 { queue.add(Self.trial(number)) }
    queue.repeatTrial(Self.trial(0))
    #expect(queue.next(at: .zero, below: 1)?.number == 0)
    var shared = WorkQueue(WorkShare(index: 1, count: 2))
    for number in 0..<4 { shared.add(Self.trial(number)) }
    #expect(shared.next(at: .zero, below: 1)?.number == 0)
    #expect(Self.numbers(&shared) == [1, 3, 2])
  }

  @Test func `trials of others are looked at again later, and what has ended is let go`() {
    var queue = WorkQueue(nil)
    for number in 0..<3 { queue.add(Self.trial(number)) }
    queue.drop { $0.number == 1 }
    #expect(queue.next(at: .zero, below: 0) == nil && queue.next(at: .zero, below: 1)?.number == 0)
    #expect(queue.next(at: .zero, below: 2) == nil)
    #expect(Self.numbers(&queue) == [2])
    var resting = WorkQueue(nil)
    resting.rest(Self.trial(5), until: .seconds(5))
    resting.rest(Self.trial(4), until: .seconds(2))
    #expect(resting.next(at: .seconds(1)) == nil && !resting.isEmpty)
    #expect(Self.numbers(&resting, at: .seconds(3)) == [4])
    resting.drop { $0.number == 5 }
    #expect(resting.isEmpty)
  }
}
