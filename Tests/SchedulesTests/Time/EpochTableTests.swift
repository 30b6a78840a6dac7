import Declarations
import Schedules
import Testing

@Suite struct EpochTableTests {
  /// Lengths of epochs, the last of which holds.
  static let tables: [[Int]] = [
    [1], [7], [3, 3, 3], [4, 2, 2], [2, 4, 4, 1], [5, 1, 5, 1, 9], [9, 8, 7, 6, 5, 4, 3, 2, 1],
    [0, 2, 0, 0, 3],
  ]

  @Test(arguments: tables)
  func `any step is found where a walk from 0 finds it`(_ lengths: [Int]) {
    let table = EpochTable(lengths)
    var step = 0
    for epoch in 0..<lengths.count + 3 {
      let length = lengths[min(epoch, lengths.count - 1)]
      #expect(table[epoch] == length)
      #expect(table.start(of: epoch) == step)
      for offset in 0..<length {
        let found = table.position(of: step)
        #expect(found.epoch == epoch && found.step == offset)
        #expect(table.epoch(of: step) == epoch)
        step += 1
      }
    }
  }

  @Test func `a table knows whether epochs differ, and which are shortest and longest`() {
    #expect(EpochTable(7).constant == 7)
    #expect(EpochTable([3, 3, 3]).constant == 3)
    #expect(EpochTable([3, 3, 4]).constant == nil)
    #expect(EpochTable([3, 5, 1, 4]).shortest == 1)
    #expect(EpochTable([3, 5, 1, 4]).longest == 5)
    #expect(EpochTable([3, 3, 4]).map { $0 / 2 } == EpochTable([1, 1, 2]))
    #expect(EpochTable([3, 2, 3]).map { $0 / 2 } == EpochTable(1))
    #expect(EpochTable([4, 2, 2, 2]) == EpochTable([4, 2]))
  }

  @Test func `parts of an epoch are counted in that epoch's steps`() {
    let table = EpochTable([8, 4, 2])
    // Epochs begin at the steps 0, 8, 12, 14, ...
    let pairs: [(epochs: Double, steps: Double)] = [
      (0, 0), (0.5, 4), (1, 8), (1.25, 9), (2, 12), (2.5, 13), (3, 14), (10, 28), (10.5, 29),
    ]
    for pair in pairs {
      #expect(table.steps(in: pair.epochs) == pair.steps)
      #expect(table.epochs(in: pair.steps) == pair.epochs)
    }
  }

  @Test func `more steps than can be counted are as many as can be`() {
    #expect(EpochTable(2).start(of: .max) == .max)
    #expect(EpochTable([5, 1]).start(of: .max) == .max)
  }

  @Test func `a clock of epochs that differ agrees with itself by epoch and by step`() throws {
    let table = EpochTable([8, 4, 2])
    let byEpoch = try Clock(interval: .epoch, epochs: 5, epochTable: table)
    let byStep = try Clock(interval: .step, steps: 18, epochTable: table)
    #expect(byEpoch.steps == 18 && byEpoch.length == 5 && byEpoch.epochs == 5)
    #expect(byStep.epochs == 5 && byStep.length == 18 && byStep.steps == 18)
    #expect(byEpoch.stepsPerEpoch == nil && byEpoch.unavailable.isEmpty)
    let expression = try Clock.expression("1000 * epoch + step")
    #expect(
      (0..<5).map { byEpoch.value(of: expression, at: $0, base: 0) }
        == [0, 1008, 2012, 3014, 4016])
    #expect(
      [0, 7, 8, 11, 12, 13, 14, 17].map { byStep.value(of: expression, at: $0, base: 0) }
        == [0, 7, 1008, 1011, 2012, 2013, 3014, 4017])
    // A run that ends within an epoch has begun it.
    let cut = try Clock(interval: .epoch, steps: 9, epochTable: table)
    #expect(cut.length == 2 && cut.epochs == 1.25)
    #expect(throws: ArgumentError.self) { try Clock(epochs: 2, epochTable: EpochTable([1, 0, 1])) }
  }
}
