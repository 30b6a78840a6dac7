package import Schedules

/// The arguments of one family of schedules, as a spec gives them.
///
/// A family's file reads them and makes its policy.
package protocol ScheduleArguments: Sendable {
  /// The durations among them.
  var lengths: [Located<Duration>] { get }

  /// The variables of the expressions among them.
  var names: Set<String> { get }

  /// The duration at whose end the schedule ends, if one says so.
  var end: Located<Duration>? { get }

  /// Where the values of a group's knob are given, if an argument says so.
  func place(of knob: Knob, group: Int) -> (span: SourceSpan, path: SpecPath)?

  /// The policy, or nil after reporting why there is none.
  ///
  /// - Throws: `ScheduleError` for what only the policy itself refuses.
  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)?
}

extension ScheduleArguments {
  /// No expressions.
  package var names: Set<String> { [] }

  /// The only length.
  package var end: Located<Duration>? { lengths.count == 1 ? lengths[0] : nil }

  /// No argument: the scheduler as a whole.
  package func place(of knob: Knob, group: Int) -> (span: SourceSpan, path: SpecPath)? { nil }
}

extension GroupSetting {
  /// Where a group's value stands.
  func place(of group: Int) -> (span: SourceSpan, path: SpecPath) {
    let value = isPerGroup && values.indices.contains(group) ? values[group] : values[0]
    return (value.span, value.path)
  }
}

extension ReadingContext {
  /// The arguments of a family, or nil after reporting what is wrong with them.
  func arguments(
    _ fields: inout Fields, of kind: SchedulerSection.Kind
  ) -> (any ScheduleArguments)? {
    switch kind {
    case .inverseTime: InverseTimeArguments(&fields, in: self)
    case .cosineWarmRestarts: CosineWarmRestartsArguments(&fields, in: self)
    case .cyclic: CyclicArguments(&fields, in: self)
    case .multiplicative: MultiplicativeArguments(&fields, in: self)
    case .warmupStableDecay: WarmupStableDecayArguments(&fields, in: self)
    case .inverseSquareRoot: InverseSquareRootArguments(&fields, in: self)
    case .noam: NoamArguments(&fields, in: self)
    case .tanh: TanhArguments(&fields, in: self)
    case .piecewiseLinear: PiecewiseLinearArguments(&fields, in: self)
    case .piecewiseConstant: PiecewiseConstantArguments(&fields, in: self)
    case .flatCosine: FlatCosineArguments(&fields, in: self)
    default: nil
    }
  }

  /// A length that may be left out.
  func optionalLength(_ key: String, _ fields: inout Fields) -> Located<Duration>? {
    fields.optional(key) { node, path in
      duration(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
  }

  /// A list of durations in the order of time.
  func lengthList(_ key: String, _ fields: inout Fields) -> [Located<Duration>]? {
    fields.required(key) { node, path in
      list(node, at: path, of: "durations") { node, path in
        duration(node, at: path).map { Located(value: $0, span: node.span, path: path) }
      }
    }
  }
}
