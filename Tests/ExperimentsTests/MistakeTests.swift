import Experiments
import Testing

/// One mistake in a good spec: the lines that it replaces, and all that must be said of it.
struct Mistake: CustomTestStringConvertible {
  let lines: ClosedRange<Int>
  let replacement: String
  let findings: [String]

  init(_ lines: ClosedRange<Int>, _ replacement: String, _ findings: String...) {
    self.lines = lines
    self.replacement = replacement
    self.findings = findings
  }

  init(_ line: Int, _ replacement: String, _ findings: String...) {
    lines = line...line
    self.replacement = replacement
    self.findings = findings
  }

  var testDescription: String { replacement }
}

@Suite struct MistakeTests {
  @Test func `the spec that mistakes are made in is good`() {
    #expect(SampleSpec.findings(in: SampleSpec.lines.joined(separator: "\n")).isEmpty)
  }

  @Test(arguments: Mistake.all)
  func `a mistake has its exact message and place`(_ mistake: Mistake) {
    let text = SampleSpec.text(replacing: mistake.lines, with: mistake.replacement)
    #expect(SampleSpec.findings(in: text).map(\.brief) == mistake.findings)
  }

  @Test func `at least sixty different mistakes have a message`() {
    let messages: [String] = Mistake.all.flatMap { $0.findings }.filter { $0.contains(": error: ") }
    #expect(Set(messages).count >= 60)
  }

  @Test func `the diagnostic looks as the design shows it`() throws {
    // The design's own example stands in line 31.
    let comments = [String](repeating: "# comment", count: 5)
    let lines = comments + SampleSpec.lines.dropLast(3) + ["  momentun: [\"0.99 ** epoch\"]"]
    let text = (lines + SampleSpec.lines.suffix(2)).joined(separator: "\n")
    let (_, context) = SpecReader(for: .training).read(
      Array(text.utf8), name: "experiments/onecycle.yaml")
    let finding = try #require(context.findings.sorted.first)
    #expect(
      finding.rendered == """
        experiments/onecycle.yaml:31:3: error: unknown key 'momentun' in scheduler; \
        did you mean 'momentum'?
           31 |   momentun: ["0.99 ** epoch"]
              |   ^~~~~~~~
        """)
  }

  @Test func `all mistakes of a file are reported in one go, in source order`() {
    var lines = SampleSpec.lines
    lines[1] = "seeed: 1"
    lines[7] = "  batch_size: many"
    lines[12] = "  - rellu"
    lines[18] = "  lr: fast"
    lines[24] = "  lr: [\"0.9 ** epoc\", \"0.8 **\"]"
    lines[27] = "  epochs: 0"
    #expect(
      SampleSpec.findings(in: lines.joined(separator: "\n")).map(\.brief) == [
        "2:1: error: unknown key 'seeed'; did you mean 'seed'?",
        "8:15: error: data.batch_size: expected a whole number of at least 1, found 'many'",
        "13:5: error: unknown layer 'rellu'; did you mean 'relu'?",
        "19:7: error: optimizer.lr: expected a number of at least 0, found 'fast'",
        "25:16: error: scheduler.lr.0: unknown name 'epoc'; did you mean 'epoch'?",
        "25:30: error: scheduler.lr.1: unexpected end of expression",
        "28:11: error: train.epochs: expected a whole number from 1 to 100000000, found '0'",
      ])
  }

  @Test func `terminal escapes in a spec are shown and not obeyed`() {
    let text = SampleSpec.text(replacing: 2...2, with: "\"se\\e[31med\": 1")
    let found = SampleSpec.findings(in: text).map(\.rendered).joined()
    #expect(!found.contains("\u{1B}"))
    #expect(found.contains("unknown key 'se\\u{1b}[31med'"))
  }
}
