import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import TestSupport
import Testing
import Training

@Suite struct MemoryRefusalTests {
  /// Batches of a quarter of the samples in the first epoch, of all, which need 256 MiB, in the second.
  static func trainer() throws -> Trainer {
    let count = 4000
    let samples = Samples(
      inputShape: [1], count: count, inputs: [Float](repeating: 1, count: count),
      targets: .values([Float](repeating: 1, count: count), width: 1))
    let network = try Network(
      input: Shape([1]),
      [Linear(8000), ReLU(), Linear(1)])
    let model = try Model(network, loss: MSELoss(), seed: 1, threads: 1, batchSize: count)
    let optimizer = try SGD(model.store, learningRate: 1e-6)
    let order = SampleOrder(
      indices: Array(0..<count), batchSizes: BatchSizes([count / 4, count]), shuffle: false, seed: 1
    )
    return try Trainer(
      model: model, optimizer: optimizer,
      timetable: try Timetable(
        UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases)),
      samples: samples, order: order, settings: TrainingSettings(length: .epochs(2)))
  }

  /// In a process of its own, which the system refuses the memory of the second epoch.
  @Test func `memory that is refused in mid-run ends the run as failed, with its reason`() async {
    await #expect(processExitsWith: .success) {
      let trainer = try MemoryRefusalTests.trainer()
      let outcome = trainer.run { event in
        if case .row(let row) = event, row.step == 3 { Heap.limit(more: 100 << 20) }
      }
      guard case .failed(let reason, let summary) = outcome else {
        preconditionFailure("the run has ended as \(outcome)")
      }
      precondition(reason.isRefusal)
      precondition(reason.message.hasPrefix("there is no memory for "), reason.message)
      precondition(summary.steps == 4, "all updates of the first epoch are done")
      precondition(trainer.snapshot.counters.step == 4)
    }
  }

  @Test func `a snapshot stays as it was, one of the moment is read from the run`() throws {
    let trainer = try Self.trainer()
    func values(_ snapshot: TrainingSnapshot) -> [[Float]] { snapshot.arrays.map(\.values) }
    let (kept, moment) = (trainer.snapshot, trainer.momentarySnapshot)
    let before = values(kept)
    #expect(values(moment) == before)
    var step = 0
    _ = trainer.run(shouldStop: { step > 0 }, handler: { _ in step += 1 })
    #expect(trainer.step > 0)
    #expect(values(kept) == before)
    #expect(values(moment) != before)
    #expect(moment.arrays.map(\.name) == kept.arrays.map(\.name))
  }
}
