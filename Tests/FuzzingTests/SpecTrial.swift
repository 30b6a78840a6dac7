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

  static func run(_ bytes: [UInt8]) -> Bool {
    var isTaken = false
    for facts in facts {
      let (spec, context) = SpecReader(for: .training).read(bytes, name: "spec.yaml")
      let experiment = spec?.experiment(facts, findings: context.findings)
      precondition(experiment != nil || context.findings.hasErrors, "a refusal without a reason")
      check(context)
      isTaken = isTaken || experiment != nil
    }
    let (spec, context) = SpecReader(for: .schedule).read(bytes, name: "spec.yaml")
    _ = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    check(context)
    return isTaken
  }

  private static func check(_ context: ReadingContext) {
    // Where mistakes are many they are alike, and only so many are ever shown.
    for finding in context.findings.sorted.prefix(20) { FuzzTarget.check(finding.rendered) }
  }
}
