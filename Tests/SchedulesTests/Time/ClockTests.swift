import Declarations
import Expressions
import Schedules
import Testing

@Suite struct ClockTests {
  struct Case: Sendable {
    let clock: Clock
    let t: Int
    /// In the order of `Clock.variables`, with 7 for the base value.
    let values: [Double]
  }

  static func cases() throws -> [Case] {
    let byEpoch = try Clock(interval: .epoch, epochs: 5, stepsPerEpoch: 10)
    let byStep = try Clock(interval: .step, epochs: 5, stepsPerEpoch: 10)
    let cut = try Clock(interval: .epoch, steps: 25, stepsPerEpoch: 10)
    let single = try Clock(interval: .epoch, epochs: 1, stepsPerEpoch: 3)
    return [
      Case(clock: byEpoch, t: 0, values: [0, 0, 0, 5, 50, 0, 7]),
      Case(clock: byEpoch, t: 4, values: [4, 40, 4, 5, 50, 1, 7]),
      Case(clock: byEpoch, t: 9, values: [9, 90, 9, 5, 50, 1, 7]),
      Case(clock: byEpoch, t: -3, values: [0, 0, 0, 5, 50, 0, 7]),
      Case(clock: byStep, t: 19, values: [1, 19, 19, 5, 50, 19.0 / 49, 7]),
      Case(clock: byStep, t: 49, values: [4, 49, 49, 5, 50, 1, 7]),
      Case(clock: cut, t: 2, values: [2, 20, 2, 2.5, 25, 1, 7]),
      Case(clock: single, t: 0, values: [0, 0, 0, 1, 3, 0, 7]),
    ]
  }

  @Test(arguments: try cases().indices)
  func `variables are what they are called`(_ i: Int) throws {
    let item = try Self.cases()[i]
    for (name, value) in zip(Clock.variables, item.values) {
      let expression = try Clock.expression(name)
      #expect(item.clock.value(of: expression, at: item.t, base: 7) == value, "\(name)")
    }
  }

  @Test func `a part counts t and frac from its own start, and all else with the run`() throws {
    let whole = try Clock(interval: .step, epochs: 5, stepsPerEpoch: 10)
    // Within a part from step 12 on another that begins 6 steps later.
    let part = whole.part(from: 12, length: 20).part(from: 6, length: 3)
    #expect(part.start == 18 && part.length == 3)
    let values: [Double] = [1, 19, 1, 5, 50, 0.5, 7]
    for (name, value) in zip(Clock.variables, values) {
      #expect(part.value(of: try Clock.expression(name), at: 1, base: 7) == value, "\(name)")
    }
    #expect(part.value(of: try Clock.expression("step"), at: .max, base: 7) == 0x1p63)
  }

  @Test func `what cannot be known is named and is not a number`() throws {
    let byEpoch = try Clock(interval: .epoch, epochs: 5)
    #expect(byEpoch.unavailable == ["step", "steps"])
    #expect(byEpoch.length == 5)
    #expect(byEpoch.value(of: try Clock.expression("step"), at: 2, base: 1).isNaN)
    let byStep = try Clock(interval: .step, steps: 5)
    #expect(byStep.unavailable == ["epoch", "epochs"])
    #expect(byStep.length == 5)
    #expect(byStep.value(of: try Clock.expression("epoch"), at: 2, base: 1).isNaN)
    #expect(try Clock(interval: .step, steps: 5, stepsPerEpoch: 2).unavailable == [])
  }

  @Test func `a run that ends within an epoch has begun that epoch`() throws {
    #expect(try Clock(interval: .epoch, steps: 25, stepsPerEpoch: 10).length == 3)
    #expect(try Clock(interval: .epoch, steps: 20, stepsPerEpoch: 10).length == 2)
    #expect(try Clock(interval: .epoch, steps: 0, stepsPerEpoch: 10).length == 0)
    #expect(try Clock(interval: .step, epochs: 3, stepsPerEpoch: 10).length == 30)
  }

  @Test func `a length that cannot be is refused`() {
    let problems = [
      #expect(throws: ArgumentError.self) { try Clock(interval: .step, epochs: 3) },
      #expect(throws: ArgumentError.self) { try Clock(interval: .epoch, steps: 3) },
      #expect(throws: ArgumentError.self) { try Clock(epochs: -1) },
      #expect(throws: ArgumentError.self) { try Clock(steps: -1) },
      #expect(throws: ArgumentError.self) { try Clock(epochs: 1, stepsPerEpoch: 0) },
      #expect(throws: ArgumentError.self) { try Clock(epochs: .max, stepsPerEpoch: 2) },
    ]
    #expect(
      problems.map { $0?.argument } == [
        "interval", "interval", "epochs", "steps", "steps_per_epoch", "epochs",
      ])
  }
}
