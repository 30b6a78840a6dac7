import Datasets
import Networks
import Schedules
import Testing
import Training

@Suite struct MetricsRowTests {
  struct Case: Sendable {
    let length: Extent
    let logEvery: Extent
    let evaluateEvery: Extent
    /// The steps that rows end with, and which of them carry an evaluation.
    let rows: [Int]
    let evaluated: [Int]
  }

  // Three steps make an epoch.
  static let cases = [
    Case(
      length: .epochs(3), logEvery: .epochs(1), evaluateEvery: .epochs(1), rows: [2, 5, 8],
      evaluated: [2, 5, 8]),
    Case(
      length: .epochs(3), logEvery: .epochs(2), evaluateEvery: .epochs(2), rows: [5, 8],
      evaluated: [5, 8]),
    Case(
      length: .steps(7), logEvery: .epochs(1), evaluateEvery: .epochs(1), rows: [2, 5, 6],
      evaluated: [2, 5, 6]),
    Case(
      length: .steps(5), logEvery: .steps(1), evaluateEvery: .epochs(1), rows: [0, 1, 2, 3, 4],
      evaluated: [2, 4]),
    Case(
      length: .epochs(2), logEvery: .steps(4), evaluateEvery: .steps(2), rows: [3, 5],
      evaluated: [3, 5]),
    Case(
      length: .epochs(2), logEvery: .steps(2), evaluateEvery: .steps(4), rows: [1, 3, 5],
      evaluated: [3, 5]),
    Case(
      length: .steps(2), logEvery: .epochs(1), evaluateEvery: .epochs(1), rows: [1],
      evaluated: [1]),
    Case(
      length: .epochs(1), logEvery: .steps(100), evaluateEvery: .steps(100), rows: [2],
      evaluated: [2]),
    Case(
      length: .steps(0), logEvery: .steps(1), evaluateEvery: .steps(1), rows: [], evaluated: []),
  ]

  static func settings(_ item: Case) -> TrainingSettings {
    TrainingSettings(
      length: item.length, interval: .step, logEvery: item.logEvery,
      evaluateEvery: item.evaluateEvery)
  }

  @Test(arguments: cases.indices)
  func `a row ends with each interval and with the run`(_ i: Int) throws {
    let item = Self.cases[i]
    let validation = ValidationSet(Regression.samples(count: 5))
    let trainer = try Regression().trainer(Self.settings(item), validation: validation)
    let (rows, outcome) = trainer.rows()
    #expect(rows.map(\.step) == item.rows)
    #expect(rows.map(\.epoch) == item.rows.map { $0 / Regression.stepsPerEpoch })
    #expect(rows.filter { $0.validation != nil }.map(\.step) == item.evaluated)
    guard case .done(let summary) = outcome else {
      Issue.record("the run must be done")
      return
    }
    #expect(summary.steps == trainer.steps)
    #expect(summary.epochs == Double(trainer.steps) / Double(Regression.stepsPerEpoch))
    #expect(summary.trainLoss == rows.last?.trainLoss)
    #expect(summary.validation == rows.last?.validation)
  }

  @Test(arguments: cases.indices)
  func `the training loss is the mean of the interval's batch losses before each update`(
    _ i: Int
  ) throws {
    let item = Self.cases[i]
    let (rows, _) = try Regression().trainer(Self.settings(item)).rows()
    let losses = try Regression().losses(steps: (item.rows.last ?? -1) + 1)
    var start = 0
    for row in rows {
      let interval = losses[start...row.step]
      #expect(row.trainLoss == interval.reduce(0, +) / Double(interval.count))
      #expect(row.validation == nil)
      start = row.step + 1
    }
  }

  @Test(arguments: [Interval.step, .epoch])
  func `knobs are those that the interval's last update used`(_ interval: Interval) throws {
    let policy = LambdaPolicy([
      .learningRate: .each({ 1 / Double($0 + 1) }, { 1 / Double($0 + 2) }),
      .weightDecay: .each({ Double($0) }, { Double($0) }),
    ])
    let settings = TrainingSettings(length: .steps(5), interval: interval, logEvery: .steps(2))
    let trainer = try Regression(learningRate: 0.5).trainer(settings, policy: policy)
    #expect(
      trainer.header.columns == [
        "step", "epoch", "train.loss", "lr.biases", "lr.default", "momentum.biases",
        "momentum.default", "weight_decay.biases", "weight_decay.default",
      ])
    let (rows, _) = trainer.rows()
    #expect(rows.map(\.step) == [1, 3, 4])
    for row in rows {
      let t = interval == .step ? row.step : row.epoch
      let rates = [0.5 * (1 / Double(t + 1)), 0.5 * (1 / Double(t + 2))]
      #expect(row.knobs == rates + [0.5, 0.5, 0, 0])
      let head = [Double(row.step), Double(row.epoch), row.trainLoss]
      #expect(row.cells(under: trainer.header) == head + row.knobs)
    }
  }

  @Test func `cells stand under their columns, empty where nothing was evaluated`() throws {
    let settings = TrainingSettings(
      length: .steps(3), logEvery: .steps(1), metrics: [.r2, .mae])
    let trainer = try Regression().trainer(
      settings, validation: ValidationSet(Regression.samples(count: 5)))
    #expect(
      trainer.header.columns == [
        "step", "epoch", "train.loss", "validation.loss", "validation.r2", "validation.mae",
        "lr.biases", "lr.default", "momentum.biases", "momentum.default",
      ])
    let (rows, _) = trainer.rows()
    let cells = rows.map { $0.cells(under: trainer.header) }
    #expect(cells.allSatisfy { $0.count == 10 })
    #expect(cells[0][3...5] == [nil, nil, nil])
    let evaluation = try #require(rows[2].validation)
    #expect(cells[2][3...5] == [evaluation.loss, evaluation.metrics[0], evaluation.metrics[1]])
    #expect(cells[2][6...] == [0.05, 0.05, 0.5, 0.5])
  }
}
