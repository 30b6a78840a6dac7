internal import Expressions
internal import Schedules

/// A product of factors; one expression a knob, or one a group of it.
struct MultiplicativeArguments: ScheduleArguments {
  private let factors: [Knob: GroupSetting<Expression>]

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    guard let factors = context.knobs(&fields, of: "expression", context.factors) else {
      return nil
    }
    self.factors = factors
  }

  var lengths: [Located<Duration>] { [] }

  var names: Set<String> {
    factors.values.flatMap(\.values).reduce(into: []) { $0.formUnion($1.value.names) }
  }

  func place(of knob: Knob, group: Int) -> (span: SourceSpan, path: SpecPath)? {
    factors[knob]?.place(of: group)
  }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    let errors = check.findings.errorCount
    let factors = check.checked(factors)
    // Products of what is wrong would be made for nothing.
    guard check.findings.errorCount == errors else { return nil }
    return try MultiplicativePolicy(factors, length: check.run.clock.length)
  }
}
