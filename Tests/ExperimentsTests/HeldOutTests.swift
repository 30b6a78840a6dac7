import Experiments
import Testing

/// What is said of samples that are held out, before there are any.
@Suite struct HeldOutTests {
  /// Lines in the place of `validation: 0.2`, and in the place of `metrics:`, and what is found.
  static let cases: [(data: String, metrics: String, findings: [String])] = [
    (
      "  split: {seed: 1}\n  test: held.csv\n  validation: 0.2", "metrics: [accuracy]", []
    ),
    (
      "  split: {seed: 1}\n  test: held.csv\n  validation: other.csv", "metrics: [accuracy]",
      [
        "10:10: warning: data.split: has no effect: no samples are drawn by validation, test or folds"
      ]
    ),
    ("  split: {folds: 5, fold: 0}", "metrics: [accuracy]", []),
    ("  test: held.csv", "metrics: [accuracy]", []),
    (
      "  test: held.csv", "metrics: [accuracy, confusion_matrix]",
      [
        "16:21: warning: metrics.1: is of validation samples alone; data has no 'validation' to count"
      ]
    ),
    (
      "  # none", "metrics: [confusion_matrix]",
      ["16:11: warning: metrics: nothing is measured; data has no 'validation' to measure it on"]
    ),
    (
      "  validation: {inputs: a.npy, targets: b.npy}", "metrics: [accuracy]",
      [
        "10:15: error: data.validation: expected one path, found a mapping"
      ]
    ),
  ]

  @Test(arguments: cases.indices)
  func `what comes to nothing is warned of`(_ index: Int) {
    let row = Self.cases[index]
    let lines = SampleSpec.text(replacing: 16...16, with: row.metrics)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let text = (lines[..<9] + [row.data] + lines[10...]).joined(separator: "\n")
    #expect(SampleSpec.findings(in: text).map { Self.moved($0.brief, row.data) } == row.findings)
  }

  /// The place as if the lines in the place of one had been one.
  private static func moved(_ brief: String, _ data: String) -> String {
    let more = data.count { $0 == "\n" }
    guard let line = Int(brief.prefix { $0 != ":" }), line > 10 else { return brief }
    return "\(line - more)\(brief.drop { $0 != ":" })"
  }

  /// Files beside those of arrays, and what is found.
  @Test(arguments: [
    ("inputs: x.npy, targets: y.npy", "{inputs: a.npy, targets: b.npy}", nil),
    ("inputs: x.npy", "a.npy", nil),
    ("inputs: x.npy", "{inputs: a.npy}", nil),
    (
      "inputs: x.npy, targets: y.npy", "a.npy",
      "expected {inputs: FILE, targets: FILE}, as the data set has them, found 'a.npy'"
    ),
    (
      "inputs: x.npy, targets: y.npy", "{inputs: a.npy}",
      "expected {inputs: FILE, targets: FILE}, as the data set has them, found a mapping"
    ),
    ("inputs: x.npy", "{inputs: a.npy, targets: b.npy}", "expected one path, found a mapping"),
  ])
  func `files of arrays are as many as the data set has`(
    _ files: String, _ held: String, _ message: String?
  ) {
    let text = """
      data: {dataset: npy, \(files), batch_size: 4, validation: \(held), test: \(held)}
      model: [linear: 10]
      loss: \(files.contains("targets") ? "cross_entropy" : "mean")
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 2}
      """
    let found = SampleSpec.findings(in: text).map(\.message)
    let expected = ["validation", "test"].compactMap { key in message.map { "data.\(key): \($0)" } }
    #expect(found == expected)
  }

  @Test func `a misspelt key of such a mapping is told`() {
    let text = SampleSpec.text(
      replacing: 4...7, with: "  dataset: npy\n  inputs: x.npy\n  targets: y.npy"
    )
    .replacing("validation: 0.2", with: "validation: {inputs: a.npy, target: b.npy}")
    #expect(
      SampleSpec.findings(in: text).contains {
        $0.message == "unknown key 'target' in data.validation; did you mean 'targets'?"
      })
  }
}
