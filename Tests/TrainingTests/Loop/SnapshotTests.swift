import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

@Suite struct SnapshotTests {
  /// A regression whose layers have names, and a trainer of it with all that is saved.
  private func trainer(_ names: [String]) throws -> Trainer {
    var regression = try Regression()
    let network = try Network(
      input: Shape([3]),
      layers: names.enumerated().map { NamedLayer(Linear($0 == 0 ? 4 : 2), name: $1) })
    regression.model = try Model(network, loss: MSELoss(), seed: 3, batchSize: Regression.batchSize)
    regression.optimizer = try SGD(
      regression.model.store, learningRate: 0.05,
      groups: [GroupSelection("biases", matching: "*.bias")]
    ) { $0.momentum = 0.5 }
    var settings = TrainingSettings(length: .steps(9), logEvery: .steps(1))
    settings.averageDecay = 0.5
    settings.keepBest = true
    return try regression.trainer(settings, validation: ValidationSet(regression.samples))
  }

  private func losses(_ trainer: Trainer, to step: Int = .max) -> [Double] {
    var losses: [Double] = []
    _ = trainer.run(
      shouldStop: { trainer.step == step },
      handler: { event in
        if case .row(let row) = event { losses += [row.trainLoss].compactMap(\.self) }
      })
    return losses
  }

  /// Names that are those of other arrays, but for their beginnings.
  static let names = [
    ["body", "average/body"], ["body", "best/body"], ["body", "model/body"],
    ["body", "optimizer/momentum_buffer/body"], ["model/body", "model/model/body"],
    ["average/average/body", "average/body"],
  ]

  @Test(arguments: names)
  func `names of layers never meet those of a snapshot's other arrays`(_ names: [String]) throws {
    let whole = losses(try trainer(names))
    let first = try trainer(names)
    let begun = losses(first, to: 4)
    let snapshot = first.snapshot
    #expect(Set(snapshot.arrays.map(\.name)).count == snapshot.arrays.count)
    let second = try trainer(names)
    try second.restore(snapshot)
    #expect(begun + losses(second) == whole)
  }

  @Test func `a snapshot of before tells what its best weights give all the same`() throws {
    let names = ["body", "head"]
    let whole = try trainer(names)
    _ = losses(whole)
    let first = try trainer(names)
    _ = losses(first, to: 8)
    let text = first.snapshot.counters.text
    let older = text.replacing(/"kept":{"step":[^}]*}}/, with: "\"kept\":null")
    #expect(older != text)
    let second = try trainer(names)
    try second.restore(
      TrainingSnapshot(
        counters: try #require(TrainingSnapshot.Counters(older)), arrays: first.snapshot.arrays))
    var (ends, expected): (Summary?, Summary?) = (nil, nil)
    ends = second.rows().outcome.summary
    expected = whole.rows().outcome.summary
    // The last update improves once more, which is kept as ever; without it, the best weights are measured.
    #expect(ends?.validation == expected?.validation && ends?.keptStep == expected?.keptStep)
  }

  @Test func `snapshots in which the model's arrays have bare names are restored`() throws {
    let names = ["body", "model/body"]
    let first = try trainer(names)
    let begun = losses(first, to: 4)
    let arrays = first.snapshot.arrays.map { array in
      TrainingSnapshot.Array(
        name: array.name.hasPrefix("model/") ? String(array.name.dropFirst(6)) : array.name,
        shape: array.shape, values: array.values)
    }
    let second = try trainer(names)
    try second.restore(TrainingSnapshot(counters: first.snapshot.counters, arrays: arrays))
    #expect(try begun + losses(second) == losses(trainer(names)))
  }
}
