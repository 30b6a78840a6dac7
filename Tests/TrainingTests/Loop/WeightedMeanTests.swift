import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// Losses that weight classes, whose means are over all samples of an update or an evaluation.
@Suite struct WeightedMeanTests {
  static let classes: [Int32] = [0, 0, 1, 2, 2, 1, 0, 2, 1, 1]
  static let losses: [any Loss] = [
    CrossEntropyLoss { $0.weight = [1, 10, 3] },
    // Samples of class 0 weigh nothing, and the first batch of two has no others; but with smoothing
    // their outputs for the other classes count.
    CrossEntropyLoss { $0.weight = [0, 10, 3] },
    CrossEntropyLoss { ($0.weight, $0.labelSmoothing) = ([0, 10, 3], 0.25) },
    NLLLoss { $0.weight = [0, 10, 3] },
  ]

  static func samples(_ classes: [Int32] = classes) -> Samples {
    Samples(
      inputShape: [3], count: classes.count,
      inputs: (0..<classes.count * 3).map { Float(($0 * 7) % 11) / 11 - 0.5 },
      targets: .classes(classes, classCount: 3))
  }

  /// Trains on batches of a size, which are accumulated, and measures each update on other samples.
  static func train(
    _ loss: any Loss, batchSize: Int, accumulate: Int, on samples: Samples = samples(),
    measuring others: [Int32] = classes
  ) throws -> (rows: [MetricsRow], weights: [Float]) {
    let network = try Network(input: Shape([3]), layers: [NamedLayer(Linear(3))])
    let model = try Model(network, loss: loss, seed: 3, batchSize: batchSize)
    let optimizer = try SGD(model.store, learningRate: 0.1)
    let trainer = try Trainer(
      model: model, optimizer: optimizer,
      timetable: try Timetable(
        UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases)),
      samples: samples,
      order: SampleOrder(
        indices: Array(0..<samples.count), batchSize: batchSize, shuffle: false, seed: 0),
      validation: ValidationSet(Self.samples(others)),
      settings: TrainingSettings(
        length: .steps(4), logEvery: .steps(1), evaluateEvery: .steps(1),
        accumulate: accumulate))
    return (trainer.rows().rows, model.store.plainValues(of: 0))
  }

  @Test(arguments: losses.indices)
  func `an update of several batches is that of one big batch`(_ i: Int) throws {
    let whole = try Self.train(Self.losses[i], batchSize: 10, accumulate: 1)
    let parts = try Self.train(Self.losses[i], batchSize: 2, accumulate: 5)
    let numbers = [parts, whole].map { run in
      run.rows.flatMap { [$0.trainLoss, $0.validation?.loss].compactMap(\.self) }
    }
    #expect(numbers[0].count == 8)
    // Sums in another order, in float32.
    for (a, b) in zip(numbers[0], numbers[1]) { #expect(abs(a - b) < 1e-5) }
    for (a, b) in zip(parts.weights, whole.weights) { #expect(abs(a - b) < 1e-5) }
  }

  /// 300 samples are measured in two batches, or in one where training batches are of 300.
  @Test(arguments: losses.indices)
  func `an evaluation does not know the size of batches`(_ i: Int) throws {
    let classes = (0..<300).map { Int32($0 < 256 ? 0 : $0 % 3) }
    let losses = try [(10, 30), (300, 1)].map { batchSize, accumulate in
      try Self.train(
        Self.losses[i], batchSize: batchSize, accumulate: accumulate, on: Self.samples(classes),
        measuring: classes
      ).rows.compactMap(\.validation?.loss)
    }
    #expect(losses[0].count == 4)
    for (a, b) in zip(losses[0], losses[1]) { #expect(abs(a - b) < 1e-5) }
  }

  @Test(arguments: losses.indices.dropFirst())
  func `a batch that weighs nothing adds nothing`(_ i: Int) throws {
    let (rows, weights) = try Self.train(
      Self.losses[i], batchSize: 4, accumulate: 1, on: Self.samples([0, 0, 0, 0]),
      measuring: [0, 0])
    let network = try Network(input: Shape([3]), layers: [NamedLayer(Linear(3))])
    let untrained = try Model(network, loss: Self.losses[i], seed: 3, batchSize: 4)
    #expect(weights == untrained.store.plainValues(of: 0))
    #expect(rows.count == 4 && rows.allSatisfy { $0.trainLoss == nil })
    #expect(rows.allSatisfy { $0.validation?.loss == 0 })
  }
}
