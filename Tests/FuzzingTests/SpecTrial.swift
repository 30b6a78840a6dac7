import Networks
import Schedules

@testable import Experiments

/// Whole specs, checked with the facts of data that are never loaded.
enum SpecTrial {
  private static let facts = [
    DataFacts(
      inputShape: [64], targets: .classes(count: 10), batches: EpochTable(7), smallestBatch: 1),
    DataFacts(
      inputShape: [3, 32, 32], targets: .values(width: 1), batches: EpochTable(100),
      smallestBatch: 5),
  ]

  /// What an input may extend; every other file holds the input itself.
  private static let base = Array(
    """
    data: {dataset: normal, samples: 40, shape: [64], classes: 10, batch_size: 8}
    model: [linear: 10]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1}
    scheduler: {type: one_cycle_policy, lr: 0.1, momentum_range: null}
    train: {epochs: 2}
    """.utf8)

  private static func read(
    _ bytes: [UInt8], for purpose: SpecReader.Purpose
  ) -> (spec: Spec?, context: ReadingContext) {
    let file = SpecFile(name: "spec.yaml", bytes: bytes, identity: "spec.yaml")
    return SpecReader(for: purpose).read(file, overrides: []) { path, _ in
      SpecFile(name: path, bytes: path == "base.yaml" ? base : bytes, identity: path)
    }
  }

  static func run(_ bytes: [UInt8]) -> Bool {
    var isTaken = false
    for facts in facts {
      let (spec, context) = read(bytes, for: .training)
      let experiment = spec?.experiment(facts, findings: context.findings)
      precondition(experiment != nil || context.findings.hasErrors, "a refusal without a reason")
      check(context)
      isTaken = isTaken || experiment != nil
      if let spec, experiment != nil { checkWhole(spec, context) }
    }
    let (spec, context) = read(bytes, for: .schedule)
    _ = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    check(context)
    return isTaken
  }

  /// What is written of a spec reads as the spec does.
  private static func checkWhole(_ spec: Spec, _ context: ReadingContext) {
    let text = Array(context.document.text(named: spec.name) { path, _ in path }.utf8)
    guard text.count < 1 << 20 else { return }
    let (_, other) = SpecReader(for: .training).read(text, name: "spec.yaml")
    precondition(!other.findings.hasErrors, "a whole that is refused")
    precondition(
      context.resolution.values.map(\.content) == other.resolution.values.map(\.content),
      "a whole of other values")
  }

  private static func check(_ context: ReadingContext) {
    // Where mistakes are many they are alike, and only so many are ever shown.
    for finding in context.findings.sorted.prefix(20) { FuzzTarget.check(finding.rendered) }
  }
}
