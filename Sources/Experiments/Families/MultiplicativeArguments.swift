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

  /// Whether all products can be made in a second or so.
  private func isShort(_ check: ScheduleCheck) -> Bool {
    let work = factors.values.reduce(0) { sum, setting in
      let count = setting.isPerGroup ? 1 : check.groups.count
      return sum + setting.values.reduce(0) { $0 + count * ($1.value.operationCount + 4) }
    }
    let (product, overflow) = work.multipliedReportingOverflow(by: check.run.clock.length)
    return !overflow && product <= SpecLimits.scheduleWork
  }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    let errors = check.findings.errorCount
    let factors = check.checked(factors)
    // Products of what is wrong would be made for nothing.
    guard check.findings.errorCount == errors else { return nil }
    guard isShort(check) else {
      let length = counted(check.run.clock.length, check.run.clock.interval.rawValue)
      check.findings.error(
        at: check.scheduler.span,
        "\(check.scheduler.path): products over \(length) take too long to make; use fewer "
          + "groups, fewer steps, or shorter expressions")
      return nil
    }
    return try MultiplicativePolicy(factors, length: check.run.clock.length)
  }
}
