import Experiments
import Networks
import Schedules
import YAML

/// A good spec that tests spoil line by line, and the facts of the data that go with it.
enum SampleSpec {
  static let lines = """
    name: base
    seed: 0
    data:
      dataset: csv
      path: digits.csv.gz
      header: false
      target: 64
      batch_size: 64
      normalize: {mean: 4.884, std: 6.017}
      validation: 0.2
    model:
      - linear: {out_features: 32, name: hidden}
      - relu
      - linear: 10
    loss: cross_entropy
    metrics: [accuracy]
    optimizer:
      type: sgd
      lr: 0.1
      momentum: 0.9
      groups:
        - {name: biases, params: "*.bias", weight_decay: 0}
    scheduler:
      type: lambda
      lr: ["0.9 ** epoch", "0.8 ** epoch"]
      momentum: "0.99 ** epoch"
    train:
      epochs: 20
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  /// 1,437 digits to train on: 23 batches of 64, the last of 29.
  static let facts = DataFacts(
    inputShape: [64], targets: .classes(count: 10), batches: EpochTable(23), smallestBatch: 29)

  /// The spec with a range of lines (from 1) replaced.
  static func text(replacing range: ClosedRange<Int>, with replacement: String) -> String {
    var lines = lines
    lines.replaceSubrange(range.lowerBound - 1..<range.upperBound, with: [replacement])
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is found in a text: severity, message and place, in source order.
  static func findings(
    in text: String, overrides: [String] = [], facts: DataFacts? = facts
  ) -> [Diagnostic] {
    let settings = overrides.enumerated().compactMap { try? Override($1, number: $0 + 1) }
    let reader = SpecReader(for: .training)
    let (spec, context) = reader.read(Array(text.utf8), name: "spec.yaml", overrides: settings)
    _ = spec?.experiment(facts, findings: context.findings)
    return context.findings.sorted
  }
}

extension Diagnostic {
  /// `line:column: severity: message`.
  var brief: String {
    "\(span.start.line):\(span.start.column): \(severity.rawValue): \(message)"
  }
}
