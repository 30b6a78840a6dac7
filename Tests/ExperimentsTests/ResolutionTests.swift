import Declarations
import Experiments
import Testing

@Suite struct ResolutionTests {
  private func values(
    of text: String, overrides: [String] = []
  ) throws -> [String: ResolvedValue] {
    let settings = try overrides.map { try Override($0) }
    let (_, context) = SpecReader(for: .training).read(
      Array(text.utf8), name: "spec.yaml", overrides: settings)
    #expect(context.findings.all.isEmpty)
    let pairs = context.resolution.values.map { ($0.path.description, $0) }
    return Dictionary(pairs) { _, last in last }
  }

  @Test func `every value has its type and its origin`() throws {
    let text = SampleSpec.lines.joined(separator: "\n")
    let values = try values(of: text, overrides: ["optimizer.lr=1/4"])
    let lr = try #require(values["optimizer.lr"])
    #expect(lr.content == .number(0.25))
    #expect(lr.origin == .option("optimizer.lr=1/4"))
    #expect(lr.type == "number")
    let momentum = try #require(values["optimizer.momentum"])
    #expect(momentum.origin == .file("spec.yaml", line: 20, column: 13))
    let dampening = try #require(values["optimizer.dampening"])
    #expect(dampening.origin == .byDefault)
    #expect(dampening.content == .number(0))
    // A group takes what it does not give from the optimizer.
    #expect(values["optimizer.groups.biases.momentum"]?.content == .number(0.9))
    #expect(values["model.0.linear.bias"]?.content == .boolean(true))
    #expect(values["train.log_every"]?.content == .text("1ep"))
  }

  /// Two spellings of one line that mean the same.
  static let spellings: [(line: Int, one: String, other: String)] = [
    (19, "  lr: 0.1", "  lr: 1e-1"),
    (19, "  lr: 0.25", "  lr: 1/4"),
    (19, "  lr: 10", "  lr: +1E1"),
    (8, "  batch_size: 64", "  batch_size: 6.4e1"),
    (26, "  momentum: \"0.99 ** epoch\"", "  momentum: 0.99**epoch"),
    (26, "  momentum: 0.5", "  momentum: \"0.50\""),
    (14, "  - linear: 10", "  - linear: {bias: true, out_features: 10}"),
    (
      14, "  - linear: {out_features: 10, bias_init: zeros}",
      "  - linear: {bias_init: {type: zeros}, out_features: 10}"
    ),
    (
      2, "init: {parameters: [{type: kaiming_normal}]}",
      "init: {parameters: [{nonlinearity: leaky_relu, a: 0, mode: fan_in, type: kaiming_normal}]}"
    ),
    (2, "seed: 0", "# the seed is 0 by default"),
  ]

  @Test(arguments: spellings.indices)
  func `spelling does not change what a spec resolves to`(_ index: Int) throws {
    let row = Self.spellings[index]
    let one = try values(of: SampleSpec.text(replacing: row.line...row.line, with: row.one))
    let other = try values(of: SampleSpec.text(replacing: row.line...row.line, with: row.other))
    #expect(one.mapValues(\.content) == other.mapValues(\.content))
  }

  @Test func `words of an expression stay apart`() throws {
    let one = try values(
      of: SampleSpec.text(replacing: 26...26, with: "  momentum: 0.9  if epoch  > 3 else  0.8"))
    #expect(one["scheduler.momentum"]?.content == .text("0.9 if epoch>3 else 0.8"))
  }
}
