import Declarations
import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import TestSupport
import Testing
import Training

@Suite struct TrainerAllocationTests {
  /// Images enough that a thread of their own makes the batches; the last batch of an epoch is short.
  static func trainer(steps: Int) throws -> Trainer {
    let pixels = (0..<150 * 768).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let samples = Samples(
      inputShape: [3, 16, 16], count: 150, pixels: pixels,
      targets: .classes((0..<150).map { Int32($0 % 4) }, classCount: 4))
    let network = try Network(
      input: Shape([3, 16, 16]),
      [Conv2D(4, 3), BatchNorm2D(), ReLU(), Flatten(), Dropout(0.2), Linear(4)])
    let model = try Model(network, loss: CrossEntropyLoss(), seed: 1, batchSize: 64)
    let optimizer = try SGD(model.store, learningRate: 0.01) { $0.momentum = 0.9 }
    let policy = try OneCyclePolicy(learningRate: 0.1, epochs: steps)
    let timetable = try Timetable(policy, bases: optimizer.groups.map(\.hyperparameters.bases))
    return try Trainer(
      model: model, optimizer: optimizer, timetable: timetable, samples: samples,
      order: SampleOrder(indices: Array(0..<150), batchSize: 64, shuffle: true, seed: 1),
      augmentations: [RandomCrop(padding: 2), RandomHorizontalFlip(), Cutout(size: 4)],
      settings: TrainingSettings(length: .steps(steps), interval: .step, logEvery: .epochs(1)))
  }

  /// In a process of its own, where no other test allocates meanwhile.
  @Test func `a run holds no more memory the longer it trains`() async {
    await #expect(processExitsWith: .success) {
      let window = 30
      let trainer = try TrainerAllocationTests.trainer(steps: 60 * window)
      _ = Heap.totals()
      var (calls, before, isSteady) = (0, "", false)
      // A row, an epoch's order or the runtime's own threads may allocate during one window of
      // steps, for a while; a step that keeps what it allocates shows in all.
      _ = trainer.run(
        shouldStop: {
          defer { calls += 1 }
          guard calls >= 2 * window, calls % window == 0 else { return false }
          let totals = Heap.totals()
          precondition(totals.contains("total"), "malloc reports totals")
          isSteady = totals == before
          before = totals
          return isSteady
        }, handler: { _ in })
      precondition(isSteady, "every window of steps holds more memory")
    }
  }
}
