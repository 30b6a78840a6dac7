internal import Expressions

/// An expression over time and over the values that other knobs of the group have at that time.
struct CoupledSchedule: Schedule {
  private let expression: Expression
  private let clock: Clock
  private let base: Double
  // The values of all knobs that no schedule moves, in the order of `Knob`.
  private let constants: InlineArray<6, Double>
  private let moving: [(slot: Int, schedule: any Schedule)]

  /// Makes a schedule from an expression over `KnobRule.variables`.
  ///
  /// - Parameters:
  ///   - expression: The value.
  ///   - clock: The clock of the variables of time.
  ///   - base: The value of the variable `base`.
  ///   - bases: The values of knobs that do not move; one that is missing is not a number.
  ///   - moving: The schedules of knobs that do.
  init(
    expression: Expression, clock: Clock, base: Double, bases: [Knob: Double],
    moving: [(Knob, any Schedule)]
  ) {
    (self.expression, self.clock, self.base) = (expression, clock, base)
    constants = InlineArray { bases[Knob.allCases[$0]] ?? .nan }
    self.moving = moving.compactMap { knob, schedule in
      Knob.allCases.firstIndex(of: knob).map { ($0, schedule) }
    }
  }

  func value(at step: Int) -> Double { value(at: step, base: base) }

  func value(at step: Int, base: Double) -> Double {
    let time = clock.values(at: step, base: base)
    var slots = InlineArray<13, Double>(repeating: 0)
    for index in time.indices { slots[index] = time[index] }
    for index in constants.indices { slots[time.count + index] = constants[index] }
    for (slot, schedule) in moving { slots[time.count + slot] = schedule.value(at: step) }
    return expression.value(slots.span)
  }

  /// The operations of the expression, and what the knobs that it depends on take.
  var work: Int {
    moving.reduce(expression.operationCount + 4) { $0.addingSaturated($1.schedule.work) }
  }

  var usesBase: Bool { expression.names.contains("base") }

  /// The joins of the knobs that it depends on.
  var joins: [Int] { Set(moving.flatMap { $0.schedule.joins }).sorted() }
}
