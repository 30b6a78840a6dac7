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
    (["model.0.linear.out_features=48", "model.1.relu.name=first"], []),
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
    (["train.epochs=null", "train.steps=100", "scheduler=null"], []),
    (["train.steps=100", "scheduler=null", "train.epochs=~"], []),
    (["optimizer.type=adam", "optimizer.momentum=null", "scheduler={type: rex}"], []),
    (["optimizer.momentum=null", "scheduler.momentum=null", "scheduler.warmup=null"], []),
    (["scheduler.warmup.length=null", "train.early_stopping=null", "x-note=1"], []),
    (
      ["scheduler.type.lambda=1"],
      ["1:16: error: scheduler.type is 'lambda', which has no key 'lambda'"]
    ),
    (["model.1=null", "model.2.linear.name=last", "metrics.0=null"], []),
    (["optimizer.groups.biases=null", "optimizer.groups.0.lr=1", "scheduler=null"], []),
    (["loss.cross_entropy.label_smoothing=0.1", "train.early_stopping=3"], []),
    (["train.early_stopping=3", "train.early_stopping.min_delta=0.1"], []),
    (["data.augment=[random_crop: 4, random_horizontal_flip]", "data.augment=null"], []),
    (
      ["model.1={residual: {body: [linear: 32]}}", "model.1.residual.body.0.linear.bias=false"],
      []
    ),
    (
      ["model.0.linear.weight_init=zeros", "model.0.linear.weight_init.type=constant"],
      ["1:28: error: missing key 'val' in model.0.linear.weight_init"]
    ),
    (
      ["optimizer.momentun=null"],
      ["1:11: error: unknown key 'momentun' in optimizer; did you mean 'momentum'?"]
    ),
    (
      ["optimizer.betas=null"],
      ["1:11: warning: there is no key 'betas' in optimizer that could be taken away"]
    ),
    (
      ["shedule.warmup=null"],
      ["1:1: error: unknown key 'shedule'; did you mean 'scheduler'?"]
    ),
    (
      ["model.0.linear.weight_init=constant", "model.0.linear.weight_init.val=x"],
      [
        "1:32: error: model.0.linear.weight_init.val: expected a number within ±3.4e38, found 'x'"
      ]
    ),
    (
      ["optimizer.lr=0", "scheduler=null"],
      ["1:14: warning: optimizer.groups.biases: lr is 0, so that nothing is learnt"]
    ),
    (
      ["scheduler=null", "optimizer.groups.biases.momentum=1"],
      ["1:34: warning: optimizer.groups.biases: momentum is 1, so that nothing is forgotten"]
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

  @Test func `an option in a message is called by its number`() {
    let options = ["seed=1", "optimizer.lr=x", "model.0=rellu"]
    let findings = SampleSpec.findings(in: Self.text, overrides: options)
    #expect(
      findings.map(\.head) == [
        "--set:2:14: error: optimizer.lr: expected a number of at least 0, found 'x'",
        "--set:3:9: error: unknown layer 'rellu'; did you mean 'relu'?",
      ])
    #expect(findings.first?.rendered.contains("\n    2 | optimizer.lr=x\n") == true)
  }

  /// Values of options, and the text that a text field has of them.
  static let texts: [(value: String, text: String)] = [
    ("run #3", "run #3"), ("# 3", "# 3"), (" a #b # c ", "a #b # c"), ("run #3: x", "run #3: x"),
    ("\"run\" # 3", "run"), ("'a #b'", "a #b"), ("run#3", "run#3"), ("1 # 2", "1 # 2"),
  ]

  @Test(arguments: texts.indices)
  func `a hash begins no comment in an option`(_ index: Int) throws {
    let row = Self.texts[index]
    let (spec, context) = SpecReader(for: .training).read(
      Array(Self.text.utf8), name: "spec.yaml",
      overrides: [try Override("description=\(row.value)")])
    #expect(context.findings.all.isEmpty)
    #expect(spec?.description == row.text)
  }

  @Test func `many options are put in at once`() throws {
    let count = 20_000
    let options = (0..<count).map { "x-\($0 % 100).k\($0)=1" } + ["train.epochs=21", "seed=x"]
    let settings = try options.enumerated().map { try Override($1, number: $0 + 1) }
    let (_, context) = SpecReader(for: .training).read(
      Array(Self.text.utf8), name: "spec.yaml", overrides: settings)
    #expect(
      context.findings.sorted.map(\.head) == [
        "--set:20002:6: error: seed: expected a whole number of at least 0, found 'x'"
      ])
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
