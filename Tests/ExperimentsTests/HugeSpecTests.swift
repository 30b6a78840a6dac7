import Experiments
import Testing

/// A spec that asks for more than anyone means, and what is said of it.
struct HugeSpec: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let message: String

  init(_ title: String, _ lines: ClosedRange<Int>, _ replacement: String, _ message: String) {
    testDescription = title
    text = SampleSpec.text(replacing: lines, with: replacement)
    self.message = message
  }

  /// Items of a list, one a line, indented like a section's.
  static func items(_ count: Int, _ item: (Int) -> String) -> String {
    (0..<count).map { "  - \(item($0))" }.joined(separator: "\n")
  }

  static let all: [HugeSpec] = [
    HugeSpec(
      "layers", 12...14, items(10_001) { _ in "relu" },
      "model.10000: the model has more than 10000 layers"),
    HugeSpec(
      "layers of presets", 12...14, items(30) { _ in "wide_resnet: {depth: 1198}" },
      "model.16: the model has more than 10000 layers"),
    HugeSpec(
      "layers of presets in branches", 12...14,
      items(30) { _ in "residual: {body: [{wide_resnet: {depth: 1198}}]}" },
      ": the model has more than 10000 layers"),
    HugeSpec(
      "groups", 21...22, "  groups:\n" + items(1001) { "{name: g\($0), params: \"*\"}" },
      "optimizer.groups: expected at most 1000 groups, found 1001"),
    HugeSpec(
      "patterns", 12...22,
      items(2000) { _ in "linear: 9" } + "\n  - linear: 10\nloss: cross_entropy\noptimizer:\n"
        + "  type: sgd\n  lr: 0.1\n  groups:\n"
        + items(900) { "{name: g\($0), params: \"*a*a*a*a*a*a*a*a*\"}" },
      "optimizer.groups.g0: the patterns of all groups are too many for 4002 parameters"),
    HugeSpec(
      "keys", 2...2, (0..<1001).map { "k\($0): 1" }.joined(separator: "\n"),
      "expected at most 1000 keys, found 1009"),
    HugeSpec(
      "a group's name", 22...22, "    - {name: \(String(repeating: "n", count: 101)), params: a}",
      "optimizer.groups.0.name: expected at most 100 bytes of text, found 101"),
    HugeSpec(
      "a layer's name", 12...12,
      "  - linear: {out_features: 32, name: \(String(repeating: "n", count: 101))}",
      "model.0.linear.name: expected at most 100 bytes of text, found 101"),
    HugeSpec(
      "a layer's name that steers a terminal", 12...12,
      "  - linear: {out_features: 32, name: \"a\\e[2Jb\"}",
      "model.0.linear.name: expected text without control characters"),
    HugeSpec(
      "a path", 5...5, "  path: \(String(repeating: "p", count: 4097))",
      "data.path: expected at most 4096 bytes of text, found 4097"),
    HugeSpec(
      "samples that are made up", 4...7, "  dataset: normal\n  samples: 4000000\n  shape: 1000",
      "data.samples: at most 67108864 numbers are made up"),
    HugeSpec(
      "the size of a sample that is made up", 4...7,
      "  dataset: normal\n  samples: 1\n  shape: [4000000000, 4000000000, 4000000000]",
      "data.samples: at most 67108864 numbers are made up"),
    HugeSpec(
      "the values of a list", 24...26, "  type: list\n  lr: \"linspace(0, 1, 1e9)\"",
      "scheduler.lr: a list may hold at most 1000000 values"),
    HugeSpec(
      "the values of all lists", 21...28,
      "  groups:\n"
        + (0..<6).map { "    - {name: g\($0), params: \"\($0)*\"}" }.joined(separator: "\n")
        + "\nscheduler:\n  type: list\n  lr: ["
        + [String](repeating: "\"full(1e6, 1)\"", count: 6).joined(separator: ", ")
        + "]\ntrain:\n  epochs: 1000000",
      "all lists together hold more than 5000000 values"),
    HugeSpec(
      "the steps of an expression", 24...28,
      "  type: lambda\n  lr: \"sin(t)\"\ntrain:\n  epochs: 100000000",
      "scheduler: 2 schedules over 100000000 epochs are too many values to check; use fewer groups,"
    ),
    HugeSpec(
      "the steps of a product", 24...28,
      "  type: multiplicative\n  lr: \"sin(t)\"\ntrain:\n  epochs: 100000000",
      "scheduler: products over 100000000 epochs take too long to make"),
    HugeSpec(
      "schedulers", 24...26,
      "  type: chained\n  schedulers:\n"
        + (0..<201).map { _ in "    - {type: exponential, gamma: 1}" }.joined(separator: "\n"),
      "scheduler.schedulers.200: there are more than 200 schedulers"),
    HugeSpec(
      "an integer", 8...8, "  batch_size: 99999999999999999999999",
      "data.batch_size: expected a whole number of at least 1, found '99999999999999999999999'"),
    HugeSpec(
      "aliases to a long text", 1...1,
      "name: &a \(String(repeating: "x", count: 1 << 20))\ndescription: [*a, *a, *a, *a]",
      "the file holds more than 4194304 bytes of text, aliases expanded"),
  ]
}

@Suite struct HugeSpecTests {
  @Test(arguments: HugeSpec.all)
  func `what is too much is refused where it stands`(_ spec: HugeSpec) {
    let messages = SampleSpec.findings(in: spec.text).map(\.message)
    #expect(messages.contains { $0.contains(spec.message) }, "\(messages.prefix(5))")
  }

  /// Branches that are not read any more have no mistakes of their own.
  @Test func `layers that are too many are one mistake`() {
    let layers = HugeSpec.items(30) { _ in
      "residual: {body: [{resnet: {depth: 1202}}, {resnet: {depth: 1202}}]}"
    }
    let messages = SampleSpec.findings(in: SampleSpec.text(replacing: 12...14, with: layers))
      .map(\.message)
    #expect(messages.filter { $0.contains("residual") }.count == 1, "\(messages.prefix(5))")
    #expect(messages.contains { $0.hasSuffix("the model has more than 10000 layers") })
  }

  @Test func `what comes near the bounds is taken`() {
    let layers = HugeSpec.items(4000) { _ in "linear: 10" }
    let groups = HugeSpec.items(400) { "{name: g\($0), params: \"\($0).*\"}" }
    let text = SampleSpec.text(
      replacing: 12...25,
      with: layers + "\nloss: cross_entropy\noptimizer:\n  type: sgd\n  lr: 0.1\n  groups:\n"
        + groups + "\nscheduler:\n  type: cosine_annealing\n  T_max: 100000000\n"
        + "train:\n  epochs: 100000000\n")
    let lines = text.split(separator: "\n").prefix { $0 != "  epochs: 100000000" }
    let whole = lines.joined(separator: "\n") + "\n  epochs: 100000000\n"
    let errors = SampleSpec.findings(in: whole).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(3).map(\.message))")
  }

  @Test func `of many mistakes a thousand are kept, and every one counts`() {
    let text = SampleSpec.text(replacing: 12...14, with: HugeSpec.items(5000) { "layer\($0)" })
    let (_, context) = SpecReader(for: .training).read(Array(text.utf8), name: "spec.yaml")
    #expect(context.findings.errorCount == 5000)
    #expect(context.findings.sorted.count == Findings.most)
  }
}
