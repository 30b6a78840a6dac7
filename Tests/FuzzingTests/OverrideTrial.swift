import Networks
import Schedules

@testable import Experiments

/// Lines that are `--set` options, on a spec that is good without them.
enum OverrideTrial {
  private static let spec = Array(
    """
    data: {dataset: normal, samples: 40, shape: [4], classes: 3, batch_size: 8}
    model: [linear: {out_features: 8, name: hidden}, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1, groups: [{name: biases, params: "*.bias", weight_decay: 0}]}
    scheduler: {type: list, lr: [[0.1, 0.2], [0.3, 0.4]]}
    train: {epochs: 2}
    """.utf8)

  private static let facts = DataFacts(
    inputShape: [4], targets: .classes(count: 3), batches: EpochTable(5), smallestBatch: 8)

  static func run(_ bytes: [UInt8]) -> Bool {
    var overrides: [Override] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(8) {
      do throws(OverrideError) {
        overrides.append(try Override(String(line)))
      } catch {
        FuzzTarget.check(error.diagnostic.rendered)
        return false
      }
    }
    let (spec, context) = SpecReader(for: .training).read(
      Self.spec, name: "fuzz.yaml", overrides: overrides)
    let experiment = spec?.experiment(facts, findings: context.findings)
    precondition(experiment != nil || context.findings.hasErrors, "a refusal without a reason")
    for finding in context.findings.sorted.prefix(20) { FuzzTarget.check(finding.rendered) }
    return experiment != nil
  }
}
