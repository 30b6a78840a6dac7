import Datasets
import Engine
import Networks
import Optimizers
import Provenance
import Schedules
import System
import Training

@testable import Results

/// A run of twelve updates whose files are kept as those of any other.
struct SampleRun {
  static let digest = String(repeating: "0123abcd", count: 8)

  let trainer: Trainer
  let outputs: RunOutputs
  var session: RunSession { outputs.run }

  /// Begins a run in a folder, or resumes it from its checkpoint.
  init(
    in folder: RunFolder, group: RunGroup? = nil, isPacked: Bool = false, keepsWeights: Bool = true
  ) throws {
    let samples = Samples(
      inputShape: [2], count: 4, inputs: [0, 1, 1, 0, 1, 1, 0, 0],
      targets: .values([1, 0, 1, 0], width: 1))
    let network = try Network(input: Shape([2]), layers: [NamedLayer(Linear(1))])
    let model = try Model(network, loss: MSELoss(), seed: 1, threads: 1, batchSize: 2)
    let optimizer = try SGD(model.store, learningRate: 0.1) { $0.momentum = 0.5 }
    var settings = TrainingSettings(length: .steps(12), interval: .step)
    settings.logEvery = .steps(1)
    trainer = try Trainer(
      model: model, optimizer: optimizer,
      timetable: try Timetable(
        UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases)),
      samples: samples,
      order: SampleOrder(indices: [0, 1, 2, 3], batchSize: 2, shuffle: true, seed: 1),
      settings: settings)
    let checkpoint = try Checkpoint(in: folder, digest: Self.digest)
    if let checkpoint { try trainer.restore(checkpoint.snapshot) }
    let session = try RunSession.sample(
      in: folder, header: trainer.header, resuming: checkpoint?.facts, group: group,
      isPacked: isPacked, keepsWeights: keepsWeights)
    outputs = RunOutputs(
      session, spec: Array("train: 12".utf8), source: Array("train: 12 # steps".utf8),
      resolved: "{}",
      revision: RevisionQuery(startingIn: "/", spec: nil, environment: [:]))
  }

  /// Trains until so many updates are done.
  func train(to step: Int = 12) throws -> Outcome {
    try trainer.run {
      trainer.step == step
    } handler: { (event) throws(FileError) in
      if case .row(let row) = event { try outputs.row(row) }
    }
  }
}

extension RunSession {
  /// A session of a run that is like others.
  static func sample(
    in folder: RunFolder, header: MetricsHeader? = nil, resuming saved: Checkpoint.RunFacts? = nil,
    group: RunGroup? = nil, isPacked: Bool = false, keepsWeights: Bool = true
  ) throws -> RunSession {
    let timetable = try Timetable(UnchangedPolicy(), bases: [])
    return RunSession(
      folder, try RunLock(of: folder), digest: SampleRun.digest, seed: 7, threads: 1,
      dataDigest: "d",
      header: header ?? MetricsHeader(timetable: timetable, groupNames: [], metrics: nil),
      resuming: saved, group: group, keepsWeights: keepsWeights, isPacked: isPacked)
  }
}
