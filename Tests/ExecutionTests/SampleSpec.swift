import TestSupport

@testable import Execution

/// A spec in a folder of its own.
final class SampleSpec {
  /// A run of 20 updates.
  static let text = """
    name: sample
    data: {dataset: normal, samples: 40, shape: [3], classes: 3, batch_size: 8, validation: 0.25}
    model: [linear: 4, layer_norm, relu, dropout, linear: 3]
    loss: cross_entropy
    metrics: [accuracy]
    optimizer: {type: sgd, lr: 0.01, momentum: 0.9, groups: [{name: b, params: "*.bias"}]}
    scheduler: {type: one_cycle_policy, lr: 0.1}
    train: {steps: 20, log_every: 2st, checkpoint_every: 5st}
    """

  let folder: TemporaryFolder
  let path: String

  init(_ text: String = SampleSpec.text) throws {
    folder = try TemporaryFolder()
    path = try folder.write(Array(text.utf8), "spec.yaml")
  }

  var results: String { "\(folder.path)/results" }

  func run(_ overrides: [String] = []) throws -> PreparedRun {
    try Preparation.run(path: path, overrides: overrides)
  }

  func schedule(_ overrides: [String] = []) throws -> PreparedSchedule {
    try Preparation.schedule(path: path, overrides: overrides)
  }
}
