import Declarations
import Foundation
import Schedules
import Testing

@Suite struct StepperTests {
  static let bases: [[Knob: Double]] = [
    [.learningRate: 0.1, .momentum: 0.9], [.learningRate: 0.2, .momentum: 0.8, .weightDecay: 1],
  ]

  @Test func `every knob of every group has its current value`() throws {
    var stepper = try Stepper(try ExponentialDecay.validated { $0.gamma = 0.5 }, bases: Self.bases)
    #expect(stepper.values == Self.bases)
    stepper.step()
    #expect(stepper[.learningRate] == 0.05)
    #expect(stepper[.learningRate, 1] == 0.1)
    #expect(stepper[.momentum, 1] == 0.8)
    #expect(
      stepper.values == [
        [.learningRate: 0.05, .momentum: 0.9],
        [.learningRate: 0.1, .momentum: 0.8, .weightDecay: 1],
      ])
  }

  @Test func `copies go their own ways`() throws {
    var first = try Stepper(try ExponentialDecay.validated { $0.gamma = 0.5 }, bases: Self.bases)
    let second = first
    first.step()
    #expect(first.state.step == 1 && second.state.step == 0)
    #expect(second[.learningRate] == 0.1)
  }

  /// The shape that programs keep on disk.
  @Test func `a saved state is a mapping with the step`() throws {
    let bytes = try JSONEncoder().encode(Stepper.State(step: 12))
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"step":12}"#)
  }

  @Test func `the last step there is has no next`() throws {
    let table = try Timetable(try ExponentialDecay.validated { $0.gamma = 0.5 }, bases: Self.bases)
    var stepper = Stepper(table, state: Stepper.State(step: .max))
    stepper.step()
    #expect(stepper.state.step == .max)
  }
}
