import Foundation
import Schedules
import Testing

/// The example of the library's README, which is compiled and run here.
@Suite struct LibraryExampleTests {
  struct Descent: Codable, Equatable {
    var x = 4.0
    var velocity = 0.0

    mutating func update(learningRate: Double, momentum: Double) {
      velocity = momentum * velocity + 2 * x
      x -= learningRate * velocity
    }
  }

  struct Checkpoint: Codable {
    var descent: Descent
    var schedule: Stepper.State
  }

  static func timetable() throws -> Timetable {
    let rise = try WarmupPolicy(CosineAnnealing(stepsToMinimum: 90), length: 10, startFactor: 0.1)
    let policy = try PerKnobPolicy([
      .learningRate: .all(.policy(rise)),
      .momentum: .all(.expression(PerKnobPolicy.expression("0.95 - lr"), Clock(steps: 100))),
    ])
    return try Timetable(policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])
  }

  private func run(_ descent: inout Descent, _ stepper: inout Stepper, until end: Int) {
    while stepper.state.step < end {
      descent.update(learningRate: stepper[.learningRate], momentum: stepper[.momentum])
      stepper.step()
    }
  }

  @Test func `a loop that was saved and restored ends where one that went through does`() throws {
    var (whole, all) = (Descent(), Stepper(try Self.timetable()))
    run(&whole, &all, until: 100)
    var (descent, stepper) = (Descent(), Stepper(try Self.timetable()))
    run(&descent, &stepper, until: 40)
    let saved = try JSONEncoder().encode(Checkpoint(descent: descent, schedule: stepper.state))
    let checkpoint = try JSONDecoder().decode(Checkpoint.self, from: saved)
    descent = checkpoint.descent
    stepper = Stepper(try Self.timetable(), state: checkpoint.schedule)
    run(&descent, &stepper, until: 100)
    #expect(descent == whole)
    #expect(abs(descent.x) < 0.1)
  }

  @Test func `its schedules are what it says they are`() throws {
    let table = try Self.timetable()
    func value(_ knob: Knob, _ step: Int) -> Double { table.value(of: knob, group: 0, at: step) }
    #expect(abs(value(.learningRate, 0) - 0.01) < 1e-15)
    #expect(value(.learningRate, 10) == 0.1 && value(.learningRate, 100) == 0)
    #expect(abs(value(.learningRate, 55) - 0.05) < 1e-15)
    #expect(value(.momentum, 10) == 0.95 - 0.1 && value(.momentum, 100) == 0.95)
  }
}
