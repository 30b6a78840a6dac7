import Experiments
import Testing
import YAML

@Suite struct OverrideTests {
  private static let text = SampleSpec.lines.joined(separator: "\n")

  /// Options, and all that must be said of them: none where they are good.
  static let table: [(options: [String], findings: [String])] = [
    (["optimizer.lr=0.5"], []),
    (["optimizer.groups.biases.lr=0.5", "optimizer.groups.0.momentum=0.5"], []),
    (["model.1=tanh", "model.0.linear.out_features=64"], []),
    (["model.2.linear.out_features=12", "model.1.relu.name=first"], []),
    (["metrics=[]", "scheduler={type: exponential, gamma: 0.9}"], []),
    (
      ["scheduler={type: range_finder}", "optimizer.lr=0.5"],
      [
        "1:14: warning: optimizer.lr: has no effect: the scheduler's values of lr do not depend on it"
      ]
    ),
    (
      ["optimizer.lr=fast"],
      ["1:14: error: optimizer.lr: expected a number of at least 0, found 'fast'"]
    ),
    (
      ["optimizer.groups.biases.lr=-1"],
      [
        "1:28: error: optimizer.groups.biases.lr: expected a number of at least 0, found '-1'"
      ]
    ),
    (
      ["optimizer.momentun=0.5"],
      ["1:11: error: unknown key 'momentun' in optimizer; did you mean 'momentum'?"]
    ),
    (
      ["optimizer.groups.weights.lr=1"],
      ["1:18: error: no item 'weights' in optimizer.groups"]
    ),
    (["model.7=relu"], ["1:7: error: no item '7' in model"]),
    (
      ["loss.label_smoothing=0.1"],
      ["1:6: error: loss is 'cross_entropy', which has no key 'label_smoothing'"]
    ),
    (
      ["train.epochs="],
      ["1:14: error: train.epochs: expected a whole number from 1 to 100000000, found nothing"]
    ),
    (
      ["scheduler.momentum=0.99 ** epoc"],
      ["1:28: error: scheduler.momentum: unknown name 'epoc'; did you mean 'epoch'?"]
    ),
  ]

  @Test(arguments: table.indices)
  func `an option is checked like the file, and errors point into it`(_ index: Int) {
    let row = Self.table[index]
    let findings = SampleSpec.findings(in: Self.text, overrides: row.options)
    #expect(findings.map(\.brief) == row.findings)
    #expect(findings.allSatisfy { $0.span.source.isOption })
  }

  /// Options that are no PATH=VALUE, and their messages.
  static let malformed: [(option: String, finding: String)] = [
    ("optimizer.lr", "1:1: error: expected PATH=VALUE"),
    ("=0.1", "1:1: error: expected PATH=VALUE"),
    ("optimizer..lr=0.1", "1:1: error: expected a path such as optimizer.lr"),
  ]

  @Test(arguments: malformed.indices)
  func `an option that is no path and value is refused`(_ index: Int) {
    let row = Self.malformed[index]
    let error = #expect(throws: OverrideError.self) { try Override(row.option) }
    #expect(error?.diagnostic.brief == row.finding)
  }

  @Test func `a value that is not YAML is refused where it goes wrong`() {
    let error = #expect(throws: OverrideError.self) { try Override("metrics=[accuracy") }
    #expect(error?.diagnostic.span.source.name == "--set")
    #expect((error?.diagnostic.span.start.column ?? 0) > 8)
  }

  @Test func `a section that the file does not have can be given`() {
    let lines = SampleSpec.lines.prefix(22) + SampleSpec.lines.suffix(2)
    let options = ["scheduler.type=one_cycle_policy", "scheduler.lr=0.1"]
    let text = lines.filter { !$0.contains("lr: 0.1") && !$0.contains("momentum: 0.9") }
      .joined(separator: "\n")
    #expect(SampleSpec.findings(in: text, overrides: options).isEmpty)
  }
}
