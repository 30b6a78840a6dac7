import Declarations
import Engine
import Networks
import Optimizers
import Schedules
import System
import Weights

@testable import Datasets
@testable import Results
@testable import Training

/// Saved states of a small run, which resumes from those that are accepted.
enum CheckpointTrial {
  static let experiment = "name/0123abcd"
  static let digest = "0123abcd"

  static func run(_ bytes: [UInt8]) -> Bool {
    guard let file = file(bytes) else { return false }
    do throws(CheckpointError) {
      let checkpoint = try Checkpoint(file, of: experiment, digest: digest)
      let facts = checkpoint.facts
      precondition(
        !facts.started.text.isEmpty && facts.resumptions + 1 > 0, "facts of no run")
      return goOn(from: checkpoint.snapshot)
    } catch {
      precondition(!error.message.isEmpty, "a refusal without a reason")
      return false
    }
  }

  /// An input that begins as JSON does takes the place of what a good state has counted, so that
  /// more than one input in a million is one that can be read.
  private static func file(_ bytes: [UInt8]) -> SafetensorsFile? {
    guard bytes.first == UInt8(ascii: "{"), var file = good else {
      // Whatever it says of its checksum; made-up inputs have none that is true.
      _ = CheckpointSeal.isIntact(bytes)
      return try? SafetensorsFile(bytes: bytes, file: "f")
    }
    let texts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    file.metadata["runner.counters"] = String(decoding: texts[0], as: UTF8.self)
    if texts.count > 1 { file.metadata["runner.run"] = String(decoding: texts[1], as: UTF8.self) }
    return file
  }

  private static let good = try? SafetensorsFile(bytes: try saved(), file: "f")

  /// Goes on with the run until it ends.
  private static func goOn(from snapshot: TrainingSnapshot) -> Bool {
    guard let trainer = try? trainer() else { preconditionFailure("the run does not exist") }
    do throws(ArgumentError) {
      try trainer.restore(snapshot)
    } catch {
      return false
    }
    let width = trainer.header.columns.count
    _ = trainer.run { event in
      if case .row(let row) = event {
        precondition(row.cells(under: trainer.header).count == width, "a row of another table")
      }
    }
    return true
  }

  /// What the run saves half way.
  static func saved() throws -> [UInt8] {
    let trainer = try trainer()
    _ = trainer.run(shouldStop: { trainer.step == 2 }, handler: { _ in })
    let facts = Checkpoint.RunFacts(
      lengths: ["metrics.csv": 100], digests: ["metrics.csv": "0f"],
      started: Timestamp(seconds: 1_700_000_000, nanoseconds: 5),
      totalSeconds: 2.5, trainingSeconds: 1, resumptions: 0, threads: 1, cpu: "a processor",
      build: "a build", revisions: [])
    return Checkpoint(facts: facts, snapshot: trainer.snapshot)
      .file(of: experiment, digest: digest).encoded()
  }

  /// A run of four updates with everything that is saved: velocities, averages, the best weights.
  private static func trainer() throws -> Trainer {
    let network = try Network(input: Shape([2]), layers: [NamedLayer(Linear(1))])
    let model = try Model(network, loss: MSELoss(), seed: 1, threads: 1, batchSize: 2)
    let optimizer = try SGD(model.store, learningRate: 0.1) { $0.momentum = 0.5 }
    let samples = Samples(
      inputShape: [2], count: 4, inputs: [0, 1, 1, 0, 1, 1, 0, 0],
      targets: .values([1, 0, 1, 0], width: 1))
    var settings = TrainingSettings(length: .steps(4))
    settings.metrics = [.mae]
    settings.averageDecay = 0.5
    settings.keepBest = true
    settings.earlyStopping = EarlyStopping(patience: 3)
    let order = SampleOrder(indices: [0, 1, 2, 3], batchSize: 2, shuffle: true, seed: 1)
    return try Trainer(
      model: model, optimizer: optimizer,
      timetable: try Timetable(
        UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases)),
      samples: samples, order: order, validation: ValidationSet(samples, indices: [0, 1]),
      settings: settings)
  }
}
