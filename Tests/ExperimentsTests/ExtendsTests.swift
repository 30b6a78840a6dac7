import Declarations
import Experiments
import Testing
import YAML

/// Specs that extend files, which are texts by their paths here.
@Suite struct ExtendsTests {
  private static let base = SampleSpec.lines.joined(separator: "\n")

  /// Reads `specs/main.yaml` among files.
  private func read(
    _ text: String, _ files: [String: String] = [:], overrides: [String] = []
  ) throws -> (spec: Spec?, context: ReadingContext) {
    let settings = try overrides.enumerated().map { try Override($1, number: $0 + 1) }
    let main = "specs/main.yaml"
    let reader = SpecReader(for: .training)
    var missing: [String] = []
    let result = reader.read(Self.file(main, text), overrides: settings) { path, _ in
      let place = Self.plain(path)
      guard let text = place == main ? text : files[place] else {
        missing.append(path)
        return nil
      }
      return Self.file(path, text)
    }
    #expect(missing.isEmpty)
    return result
  }

  private static func file(_ path: String, _ text: String) -> SpecFile {
    SpecFile(name: path, bytes: Array(text.utf8), identity: plain(path))
  }

  /// A path without `x/..`.
  private static func plain(_ path: String) -> String {
    path.split(separator: "/").reduce(into: [Substring]()) { parts, part in
      if part == ".." { parts.removeLast() } else { parts.append(part) }
    }.joined(separator: "/")
  }

  private func values(_ context: ReadingContext) -> [String: ResolvedValue] {
    let pairs = context.resolution.values.map { ($0.path.description, $0) }
    return Dictionary(pairs) { _, last in last }
  }

  @Test func `mappings are joined key by key, all else is replaced, and null takes a key away`()
    throws
  {
    let text = """
      extends: ../base.yaml
      x-anchors: [anything]
      model: [linear: 10]
      optimizer: {lr: 0.5, momentum: null, groups: null}
      train: {epochs: null, steps: 40, log_every: null}
      scheduler: {lr: 0.9 ** epoch, momentum: null}
      """
    let (_, context) = try read(text, ["base.yaml": Self.base])
    #expect(context.findings.sorted.map(\.message) == [])
    let values = values(context)
    #expect(values["model.1.relu"] == nil && values["optimizer.groups.biases.lr"] == nil)
    #expect(values["optimizer.lr"]?.content == .number(0.5))
    #expect(values["optimizer.momentum"]?.origin == .byDefault)
    #expect(values["train.epochs"] == nil && values["train.steps"]?.content == .integer(40))
    #expect(
      values["optimizer.lr"]?.origin == .file("specs/main.yaml", line: 4, column: 17))
    #expect(
      values["data.batch_size"]?.origin == .file("specs/../base.yaml", line: 8, column: 15))
  }

  @Test func `of several files the later ones win, and files extend others`() throws {
    let text = "extends: [a.yaml, more/b.yaml]\ntrain: {epochs: 3}"
    let files = [
      "specs/a.yaml": "extends: ../base.yaml\nseed: 1\noptimizer: {lr: 0.5, momentum: 0.5}",
      "specs/more/b.yaml": "seed: 2\noptimizer: {momentum: 0.25}\nx-b: 1", "base.yaml": Self.base,
    ]
    let (spec, context) = try read(text, files)
    #expect(context.findings.sorted.map(\.message) == [])
    let values = values(context)
    #expect(spec?.seed == 2)
    #expect(values["optimizer.lr"]?.content == .number(0.5))
    #expect(values["optimizer.momentum"]?.content == .number(0.25))
    #expect(
      values["optimizer.momentum"]?.origin
        == .file("specs/more/b.yaml", line: 2, column: 23))
    #expect(values["train.epochs"]?.content == .integer(3))
  }

  @Test func `null stays a value where it is one`() throws {
    let text = "extends: a.yaml\nscheduler: {type: one_cycle_policy, lr: 1, momentum_range: null}"
    let a = SampleSpec.text(
      replacing: 23...26, with: "scheduler: {type: range_finder, momentum_range: [0.1, 0.2]}")
    for (text, overrides) in [
      (text, []), ("extends: a.yaml", ["scheduler.momentum_range=null"]),
      ("extends: a.yaml\nx-s: &s {momentum_range: [0, 1]}", ["scheduler.momentum_range=~"]),
      (
        "extends: a.yaml\nx-s: &s {momentum_range: [0, 1]}\nscheduler: {<<: *s, momentum_range: }",
        []
      ),
    ] {
      let options = overrides + ["scheduler.type=one_cycle_policy", "scheduler.lr=1"]
      let (_, context) = try read(text, ["specs/a.yaml": a], overrides: options)
      #expect(context.findings.sorted.map(\.message) == [])
      #expect(values(context)["scheduler.momentum_range"]?.content == .null, "\(text)")
    }
  }

  /// Files that extend others wrongly, and all that is said.
  static let mistakes: [(text: String, files: [String: String], findings: [String])] = [
    (
      "extends: main.yaml", [:],
      ["main 1:10: extends: 'main.yaml' extends itself, directly or through other files"]
    ),
    (
      "extends: a.yaml",
      ["specs/a.yaml": "seed: 1\nextends: [b.yaml]", "specs/b.yaml": "extends: a.yaml"],
      ["b 1:10: extends: 'a.yaml' extends itself, directly or through other files"]
    ),
    ("extends: 3x\nextends: 4", [:], ["main 2:1: duplicate key 'extends'; first given at line 1"]),
    ("extends: {a: 1}", [:], ["main 1:10: extends: expected text, found a mapping"]),
    ("extends: [[a]]", [:], ["main 1:11: extends.0: expected text, found a list"]),
    ("extends:", [:], ["main 1:9: extends: expected text, found nothing"]),
    (
      "extends: a.yaml", ["specs/a.yaml": "[1]"],
      ["main 1:10: extends: expected a file with a mapping, found a list in 'a.yaml'"]
    ),
    (
      "extends: a.yaml", ["specs/a.yaml": "root:x:0:0"],
      ["main 1:10: extends: expected a file with a mapping, found text in 'a.yaml'"]
    ),
    (
      "extends: a.yaml", ["specs/a.yaml": "a: [1"],
      ["a 1:6: expected ',' or ']' in the list that opens at line 1"]
    ),
    (
      "extends: ../base.yaml\noptimizer: {type: adam}\ntrain: {epoch: 3}\nextend: x",
      ["base.yaml": base],
      [
        "main 3:9: unknown key 'epoch' in train; did you mean 'epochs'?",
        "main 4:1: unknown key 'extend'; did you mean 'extends'?",
        "base 20:3: unknown key 'momentum' in optimizer; 'momentum: null' beside 'type' takes it away",
      ]
    ),
    (
      "extends: ../base.yaml\noptimizer: {momentun: null}", ["base.yaml": base],
      ["main 2:13: unknown key 'momentun' in optimizer; did you mean 'momentum'?"]
    ),
    (
      "extends: ../base.yaml", ["base.yaml": SampleSpec.text(replacing: 19...19, with: "  lr: x")],
      ["base 19:7: optimizer.lr: expected a number of at least 0, found 'x'"]
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `what is wrong is told where it stands`(_ index: Int) throws {
    let row = Self.mistakes[index]
    let found = try read(row.text, row.files).context.findings.sorted.map { finding in
      let file = finding.span.source.name.split(separator: "/").last?.dropLast(5) ?? ""
      return "\(file) \(finding.span.start.line):\(finding.span.start.column): \(finding.message)"
    }
    #expect(found == row.findings)
  }

  @Test func `files are bounded in depth, in number and in size`() throws {
    func message(_ files: [String: String]) throws -> String? {
      let (spec, context) = try read("extends: a0.yaml", files)
      #expect(spec == nil)
      return context.findings.sorted.first?.message
    }
    let chain = (0..<100).map { ("specs/a\($0).yaml", "extends: a\($0 + 1).yaml") }
    #expect(
      try message(Dictionary(uniqueKeysWithValues: chain))
        == "extends: files extend one another at most 16 deep")
    // Two to the power of ten files, if all were read.
    let twins = (0..<10).map {
      ("specs/a\($0).yaml", "extends: [a\($0 + 1).yaml, a\($0 + 1).yaml]")
    }
    #expect(
      try message(Dictionary(uniqueKeysWithValues: twins + [("specs/a10.yaml", "seed: 1")]))
        == "extends: a spec is joined of at most 64 files")
    let long = "x-a: \"" + String(repeating: "a", count: 3 << 20) + "\""
    #expect(
      try message(["specs/a0.yaml": "extends: [a1.yaml, a1.yaml]", "specs/a1.yaml": long])
        == "extends: all files together have more than 4194304 bytes")
    let many = "x-a: [" + String(repeating: "1,", count: 60_000) + "]"
    #expect(
      try message(["specs/a0.yaml": "extends: [a1.yaml, a1.yaml]", "specs/a1.yaml": many])
        == "extends: all files together hold more than 100000 values")
  }

  @Test func `the whole spec has everything in it and reads as the parts do`() throws {
    let text = """
      extends: ../base.yaml
      optimizer: {momentum: null}
      description: |
        two
        lines
      """
    let options = [
      "train.epochs=null", "train.steps=7", "model.1=null", "scheduler.type=one_cycle_policy",
      "scheduler.lr=0.1", "scheduler.momentum=null", "scheduler.momentum_range=null",
      "optimizer.groups.biases.name=null", "optimizer.groups.biases.lr=1/4",
    ]
    let (spec, context) = try read(text, ["base.yaml": Self.base], overrides: options)
    #expect(context.findings.sorted.map(\.message) == [])
    let whole = context.document.text(named: "other") { path, place in
      "/root/\(place.source.folder)/\(path)"
    }
    #expect(
      whole == """
        name: base
        seed: 0
        data:
          dataset: csv
          path: /root/specs/../digits.csv.gz
          header: false
          target: 64
          batch_size: 64
          normalize: {mean: 4.884, std: 6.017}
          validation: 0.2
        model:
          - linear: {out_features: 32, name: hidden}
          - linear: 10
        loss: cross_entropy
        metrics: [accuracy]
        optimizer:
          type: sgd
          lr: 0.1
          groups: [{params: "*.bias", weight_decay: 0, lr: 1/4}]
        scheduler: {type: one_cycle_policy, lr: 0.1, momentum_range: null}
        train: {steps: 7}
        description: "two\\nlines"

        """)
    let (again, other) = SpecReader(for: .training).read(Array(whole.utf8), name: "spec.yaml")
    #expect(again?.name == spec?.name)
    var (first, second) = (values(context), values(other))
    (first["data.path"], second["data.path"]) = (nil, nil)
    #expect(first.mapValues(\.content) == second.mapValues(\.content))
  }
}
