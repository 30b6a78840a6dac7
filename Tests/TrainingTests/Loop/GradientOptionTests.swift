import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// What is done to gradients between a batch and its update.
@Suite struct GradientOptionTests {
  /// The gradients of the first batch without shuffling, and the rate of plain descent.
  static func first(_ regression: Regression) throws -> [[Float]] {
    let pass = try regression.model.forward(regression.samples.picked([0, 1, 2, 3][...]))
    pass.backward()
    return regression.parameters.indices.map { regression.model.store.plainGradients(of: $0) }
  }

  /// How far one update of plain descent with rate 1 moves each parameter.
  static func moves(_ settings: TrainingSettings) throws -> [[Float]] {
    let regression = try Regression(learningRate: 1, momentum: 0)
    let before = regression.parameters
    _ = try regression.trainer(settings, shuffle: false).rows()
    return zip(before, regression.parameters).map { zip($0, $1).map { $0 - $1 } }
  }

  static func expectClose(_ moves: [[Float]], _ expected: [[Double]]) {
    for (move, expected) in zip(moves.joined(), expected.joined()) {
      // The difference of two values of magnitude 1 in float32.
      #expect(abs(Double(move) - expected) < 1e-6)
    }
  }

  @Test(arguments: [0.01, 0.1, 1000])
  func `gradients are shortened to a norm over all parameters`(_ limit: Double) throws {
    let gradients = try Self.first(try Regression()).map { $0.map { Double($0) } }
    let norm = gradients.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(norm > 0.1 && norm < 1000)
    let factor = min(1, limit / (norm + 1e-6))
    Self.expectClose(
      try Self.moves(TrainingSettings(length: .steps(1), clipGradNorm: limit)),
      gradients.map { $0.map { $0 * factor } })
  }

  @Test(arguments: [0.01, 0.05])
  func `each gradient is held within a magnitude`(_ limit: Double) throws {
    let gradients = try Self.first(try Regression()).map { $0.map { Double($0) } }
    #expect(gradients.joined().contains { $0 > limit })
    Self.expectClose(
      try Self.moves(TrainingSettings(length: .steps(1), clipGradValue: limit)),
      gradients.map { $0.map { min(max($0, -limit), limit) } })
  }

  /// Ten samples in batches of 4, 4 and 2: together they are one batch of ten.
  @Test func `accumulated gradients are those of one batch`() throws {
    let settings = TrainingSettings(length: .steps(4), interval: .step, accumulate: 3)
    let regression = try Regression()
    let trainer = try regression.trainer(settings)
    #expect(trainer.stepsPerEpoch == 1)
    let (rows, _) = trainer.rows()

    let whole = try Regression()
    let order = SampleOrder(indices: Array(0..<10), batchSize: nil, shuffle: false, seed: 0)
    let timetable = try Timetable(
      UnchangedPolicy(), bases: whole.optimizer.groups.map(\.hyperparameters.bases))
    let (expected, _) = try Trainer(
      model: whole.model, optimizer: whole.optimizer, timetable: timetable,
      samples: whole.samples, order: order,
      settings: TrainingSettings(length: .steps(4), interval: .step)
    ).rows()
    #expect(rows.map(\.step) == [0, 1, 2, 3])
    // Sums in another order, in float32.
    for (a, b) in zip(rows.compactMap(\.trainLoss), expected.compactMap(\.trainLoss)) {
      #expect(abs(a - b) < 1e-6)
    }
    for (a, b) in zip(regression.parameters.joined(), whole.parameters.joined()) {
      #expect(abs(a - b) < 1e-6)
    }
  }

  /// Three batches an epoch make an update of two and one of the last, short batch alone.
  @Test func `an epoch's last update takes the batches that are left`() throws {
    let settings = TrainingSettings(length: .epochs(2), logEvery: .steps(1), accumulate: 2)
    let trainer = try Regression(learningRate: 0, momentum: 0).trainer(settings, shuffle: false)
    #expect(trainer.stepsPerEpoch == 2 && trainer.steps == 4)
    let (rows, _) = trainer.rows()
    #expect(rows.map(\.epoch) == [0, 0, 1, 1])
    let losses = try Regression(learningRate: 0, momentum: 0).losses(steps: 3, shuffle: false)
    for (row, expected) in zip(rows, [(losses[0] + losses[1]) / 2, losses[2]]) {
      #expect(abs(try #require(row.trainLoss) - expected) < 1e-7)
    }
  }

  @Test func `as many batches as there are is what more than that means`() throws {
    let settings = TrainingSettings(length: .epochs(2), accumulate: .max)
    #expect(try Regression().trainer(settings).rows().outcome.summary.steps == 2)
  }

  @Test func `a loss that is not finite in any of an update's batches ends the run`() throws {
    let regression = try DivergenceTests.regression(.nan)
    let before = regression.parameters
    let settings = TrainingSettings(length: .steps(4), accumulate: 3)
    let (_, outcome) = try regression.trainer(settings, shuffle: false).rows()
    guard case .diverged(step: 0, _, _) = outcome else {
      Issue.record("the run must diverge")
      return
    }
    #expect(regression.parameters == before)
  }
}
