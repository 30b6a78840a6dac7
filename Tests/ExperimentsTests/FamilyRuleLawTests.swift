import Declarations
import Experiments
import Optimizers
import Schedules
import Testing
import Training

/// Laws of every scheduler family under every update rule: a knob that a rule does not read is moved
/// by no family, and none may be given values for it.
@Suite struct FamilyRuleLawTests {
  struct Pair: CustomTestStringConvertible, Sendable {
    let family: DeclarationFacts
    let rule: any UpdateRule.Type

    var testDescription: String { "\(family.name) under \(rule.specName)" }
    var knobs: [Knob] { rule.init().knobs }

    /// The family with the arguments of its example, and others.
    func scheduler(_ more: (name: String, value: String)...) -> String {
      let given = ["type: \(family.name)", family.exampleArguments].filter { !$0.isEmpty }
      let names = more.map(\.name)
      let kept = family.arguments.filter { $0.example != nil && !names.contains($0.name) }
        .compactMap { argument in argument.example.map { "\(argument.name): \($0)" } }
      let parts = names.isEmpty ? given : ["type: \(family.name)"] + kept
      return "{\((parts + more.map { "\($0.name): \($0.value)" }).joined(separator: ", "))}"
    }
  }

  static let pairs = PolicyRegistry.all.facts.flatMap { family in
    OptimizerRegistry.all.members.map { Pair(family: family, rule: $0) }
  }

  /// The schedules of a run of 20 epochs with one group, and all mistakes.
  private func preview(
    _ scheduler: String, under rule: any UpdateRule.Type
  ) -> (preview: SchedulePreview?, errors: [String]) {
    let text =
      "optimizer: {type: \(rule.specName), lr: 0.1}\nscheduler: \(scheduler)\ntrain: {epochs: 20}\n"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    let preview = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    return (preview, context.findings.sorted.filter { $0.severity == .error }.map(\.message))
  }

  @Test(arguments: pairs)
  func `defaults move the knobs that the rule has, and no others have a column`(
    _ pair: Pair
  ) throws {
    let (preview, errors) = preview(pair.scheduler(), under: pair.rule)
    #expect(errors == [])
    let timetable = try #require(preview).timetable
    #expect(timetable.columns.allSatisfy { pair.knobs.contains($0.knob) })
    #expect(timetable.entries.allSatisfy { pair.knobs.contains($0.knob) })
  }

  @Test(arguments: pairs)
  func `what is given for a knob is refused where the rule has none, and only there`(
    _ pair: Pair
  ) throws {
    let rate = pair.family.arguments.first { $0.name == Knob.learningRate.rawValue }
    for knob in Knob.allCases where knob != .learningRate {
      for argument in pair.family.arguments where argument.name.contains(knob.rawValue) {
        let value = try #require(
          argument.usual.flatMap { $0 == .null ? nil : $0.text } ?? rate?.example)
        let (_, errors) = preview(
          pair.scheduler((argument.name, value)), under: pair.rule)
        let known = pair.knobs.map(\.rawValue).joined(separator: ", ")
        #expect(
          errors
            == (pair.knobs.contains(knob)
              ? []
              : [
                "scheduler.\(argument.name): the optimizer has no \(knob.rawValue) to schedule; it has "
                  + known
              ]))
      }
    }
  }

  /// Momenta that are given where nothing moves them, and all that is said.
  static let unmoved: [(rule: String, scheduler: String, findings: [String])] = [
    (
      "adagrad", "{type: one_cycle, max_lr: 0.1, cycle_momentum: false, base_momentum: 0.8}",
      [
        "2:81: error: scheduler.base_momentum: the optimizer has no momentum to schedule; it has lr, "
          + "weight_decay"
      ]
    ),
    (
      "adagrad",
      "{type: cyclic, base_lr: 0.01, max_lr: 0.1, step_size_up: 5, cycle_momentum: false, "
        + "max_momentum: 0.8}",
      [
        "2:109: error: scheduler.max_momentum: the optimizer has no momentum to schedule; it has lr, "
          + "weight_decay"
      ]
    ),
    ("adagrad", "{type: one_cycle, max_lr: 0.1, cycle_momentum: false}", []),
    (
      "adagrad",
      "{type: per_knob, lr: {type: one_cycle_policy, lr: 0.1, momentum_range: [0.8, 0.9]}}",
      ["2:83: warning: scheduler.lr.momentum_range: has no effect: here only lr is scheduled"]
    ),
    (
      "sgd", "{type: per_knob, lr: {type: one_cycle, max_lr: 0.1, base_momentum: 0.8}}",
      ["2:79: warning: scheduler.lr.base_momentum: has no effect: here only lr is scheduled"]
    ),
    (
      "sgd",
      "{type: per_knob, lr: '0.1', momentum: {type: one_cycle_policy, lr: 0.5, "
        + "momentum_range: [0.8, 0.9]}}",
      [
        "2:100: warning: scheduler.momentum.momentum_range: has no effect: here only momentum is "
          + "scheduled"
      ]
    ),
    ("adagrad", "{type: per_knob, lr: {type: one_cycle_policy, lr: 0.1}}", []),
    (
      "adagrad", "{type: per_knob, lr: {type: one_cycle_policy, lr: 0.1, momentum_range: null}}", []
    ),
  ]

  @Test(arguments: unmoved.indices)
  func `a momentum that is given where nothing moves it is told`(_ index: Int) {
    let row = Self.unmoved[index]
    let text =
      "optimizer: {type: \(row.rule)}\nscheduler: \(row.scheduler)\ntrain: {epochs: 20}\n"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    _ = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    #expect(context.findings.sorted.map(\.brief) == row.findings)
  }

  /// Ways to make a momentum 1.
  static let whole = [
    "{type: per_knob, momentum: \"1\"}", "{type: list, momentum: \"full(epochs, 1)\"}",
    "{type: list, momentum: [[\(repeatElement("1", count: 20).joined(separator: ", "))]]}",
    "{type: per_knob, momentum: [\(repeatElement("1", count: 20).joined(separator: ", "))]}",
    "{type: cyclic, base_lr: 0.01, max_lr: 0.1, step_size_up: 5, max_momentum: 1}",
    "{type: one_cycle, max_lr: 0.1, max_momentum: 1}",
    "{type: one_cycle_policy, lr: 0.1, momentum_range: [0.8, 1]}",
    "{type: sequential, milestones: [5], schedulers: [{type: step, step_size: 5}, "
      + "{type: per_knob, momentum: \"1\"}]}",
  ]

  @Test(arguments: whole, OptimizerRegistry.all.names)
  func `a schedule is refused a beta that a fixed one is refused`(
    _ scheduler: String, _ name: String
  ) throws {
    let rule = try #require(OptimizerRegistry.all[name])
    let hasBetas = rule.init().hyperparameters.betas != nil
    guard hasBetas || rule.init().knobs.contains(.momentum) else { return }
    let errors = preview(scheduler, under: rule).errors
    #expect(errors.count == (hasBetas ? 1 : 0))
    #expect(errors.allSatisfy { $0.contains("but a beta must be at least 0 and below 1") })
  }

  /// Bounds the wrong way round, which PyTorch takes, and what is said of them.
  static let reversed: [(scheduler: String, warnings: [String])] = [
    (
      "{type: one_cycle, max_lr: 0.1, base_momentum: 0.97}",
      [
        "2:58: warning: scheduler.base_momentum: 0.97 is above max_momentum, 0.95, so that momentum "
          + "rises with the learning rate"
      ]
    ),
    (
      "{type: one_cycle, max_lr: 0.1, max_momentum: 0.8}",
      [
        "2:57: warning: scheduler.max_momentum: 0.8 is below base_momentum, 0.85, so that momentum "
          + "rises with the learning rate"
      ]
    ),
    (
      "{type: cyclic, base_lr: 0.1, max_lr: 0.01, step_size_up: 5}",
      [
        "2:36: warning: scheduler.base_lr: 0.1 is above max_lr, 0.01, so that cycles go down first",
        "2:49: warning: scheduler.max_lr: at epoch 5 the value is 0.01, its lowest, and climbs to 0.082 "
          + "before the run ends",
      ]
    ),
    ("{type: one_cycle, max_lr: 0.1, base_momentum: 0.97, cycle_momentum: false}", []),
    ("{type: one_cycle, max_lr: 0.1, base_momentum: 0.95}", []),
  ]

  @Test(arguments: reversed.indices)
  func `bounds the wrong way round are suspicious`(_ index: Int) {
    let row = Self.reversed[index]
    let text = "optimizer: {type: sgd}\nscheduler: \(row.scheduler)\ntrain: {epochs: 20}\n"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    _ = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    #expect(context.findings.sorted.map(\.brief) == row.warnings)
  }
}
