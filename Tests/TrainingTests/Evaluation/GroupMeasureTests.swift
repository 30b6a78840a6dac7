import Datasets
import Declarations
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// Norms of groups against a table from PyTorch: the same model and batches in float64, the gradient norm
/// as `clip_grad_norm_` returns it before a clipping to 0.2, weights copied before and after `step()`.
@Suite struct GroupMeasureTests {
  enum Rule: CaseIterable { case sgd, adamW }

  // Each row: gradient_norm, update_norm and update_ratio, each of biases and default.
  private static func table(_ rule: Rule) -> [[Double]] {
    switch rule {
    case .sgd:
      [
        [1.05549756, 0.519681428, 0.0201374928, 0.00970347948, 0.0281876137, 0.0073260931],
        [1.48806112, 0.985948114, 0.0366240383, 0.0219878387, 0.0522390343, 0.0166573315],
        [1.45811978, 0.581528168, 0.0529388952, 0.028843277, 0.0780308802, 0.0220792534],
      ]
    case .adamW:
      [
        [1.05549756, 0.519681428, 0.123483004, 0.221192414, 0.172846304, 0.1669995],
        [1.33567499, 0.879787687, 0.122079891, 0.167597496, 0.17741883, 0.118236604],
        [1.15378041, 0.466723133, 0.120693892, 0.129981463, 0.176688438, 0.0886637504],
      ]
    }
  }

  /// The mean absolute error of each batch before its update, from the same program.
  private static func errors(_ rule: Rule) -> [Double] {
    switch rule {
    case .sgd: [0.5887992842948109, 0.8590086995216308, 0.8070907066482038]
    case .adamW: [0.5887992842948109, 0.7537157746757845, 0.6199557135443486]
    }
  }

  private static let measures: [GroupMeasure] = [.gradientNorm, .updateNorm, .updateRatio]

  private func trainer(_ rule: Rule, _ settings: TrainingSettings) throws -> Trainer {
    let network = try Network(
      input: Shape([3]),
      layers: [NamedLayer(Linear(4)), NamedLayer(Tanh()), NamedLayer(Linear(2))])
    let model = try Model(network, loss: MSELoss(), seed: 3, batchSize: Regression.batchSize)
    var k = 0
    for index in network.parameters.indices {
      let count = model.store.plainValues(of: index).count
      model.store.setPlainValues(
        (k..<k + count).map { Float(($0 * 13) % 17) / 17 - 0.5 }, of: index)
      k += count
    }
    let groups = [GroupSelection("biases", matching: "*.bias")]
    let optimizer: any Optimizer =
      switch rule {
      case .sgd:
        try SGD(model.store, learningRate: 0.1, groups: groups) {
          ($0.momentum, $0.weightDecay) = (0.9, 0.05)
        }
      case .adamW:
        try AdamW(model.store, learningRate: 0.05, groups: groups) { $0.weightDecay = 0.1 }
      }
    let timetable = try Timetable(
      UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases))
    let order = SampleOrder(
      indices: Array(0..<10), batchSize: Regression.batchSize, shuffle: false, seed: 0)
    return try Trainer(
      model: model, optimizer: optimizer, timetable: timetable,
      samples: Regression.samples(count: 10), order: order, settings: settings)
  }

  private func settings(_ rule: Rule, logEvery: Int = 1) -> TrainingSettings {
    var settings = TrainingSettings(length: .steps(3), logEvery: .steps(logEvery))
    settings.groupMeasures = Self.measures
    settings.trainMetrics = [.mae]
    settings.clipGradNorm = rule == .sgd ? 0.2 : nil
    return settings
  }

  // Ours is float32: its sums of some ten products are within some 1e-6 of float64.
  private func expect(_ row: MetricsRow, _ expected: [Double], error: Double) {
    for (cell, value) in zip(row.groups, expected) {
      #expect(abs((cell ?? .nan) - value) < 2e-5 * value)
    }
    #expect(row.groups.count == expected.count)
    #expect(abs((row.trainMetrics[0] ?? .nan) - error) < 2e-6)
  }

  @Test(arguments: Rule.allCases)
  func `norms and training metrics are those of PyTorch`(_ rule: Rule) throws {
    let (rows, _) = try trainer(rule, settings(rule)).rows()
    try #require(rows.count == 3)
    for step in 0..<3 {
      expect(rows[step], Self.table(rule)[step], error: Self.errors(rule)[step])
    }
  }

  @Test func `a row has the norms of its last update and the metrics of all its samples`() throws {
    let trainer = try trainer(.adamW, settings(.adamW, logEvery: 3))
    let (rows, _) = trainer.rows()
    try #require(rows.count == 1)
    let errors = Self.errors(.adamW)
    // Batches of four, four and two samples.
    let mean = (4 * errors[0] + 4 * errors[1] + 2 * errors[2]) / 10
    expect(rows[0], Self.table(.adamW)[2], error: mean)
    #expect(
      trainer.header.columns.filter { $0.contains("norm") || $0.contains("ratio") } == [
        "gradient_norm.biases", "gradient_norm.default", "update_norm.biases",
        "update_norm.default", "update_ratio.biases", "update_ratio.default",
      ])
    #expect(trainer.header.columns[3] == "train.mae")
    #expect(rows[0].cells(under: trainer.header).count == trainer.header.columns.count)
  }

  @Test(arguments: [1, 2])
  func `a run that was stopped in an interval goes on to the same rows`(_ stop: Int) throws {
    var settings = settings(.sgd, logEvery: 3)
    settings.trainMetrics = [.mae, .rmse, .r2, .pearson, .spearman]
    let whole = try trainer(.sgd, settings).rows()
    let first = try trainer(.sgd, settings)
    let outcome = first.run(shouldStop: { first.step == stop }, handler: { _ in })
    guard case .stopped = outcome else {
      Issue.record("the run must be stopped")
      return
    }
    let saved = first.snapshot
    let counters = try #require(TrainingSnapshot.Counters(saved.counters.text))
    let second = try trainer(.sgd, settings)
    try second.restore(TrainingSnapshot(counters: counters, arrays: saved.arrays))
    let rest = second.rows()
    #expect(rest.rows == whole.rows)
    #expect(rest.outcome == whole.outcome)
    #expect(rest.outcome.summary.trainMetrics.count == 5)
  }

  @Test func `measuring changes no update`() throws {
    func losses(_ settings: TrainingSettings) throws -> [Double?] {
      try trainer(.adamW, settings).rows().rows.map(\.trainLoss)
    }
    let plain = TrainingSettings(length: .steps(3), logEvery: .steps(1))
    #expect(try losses(plain) == losses(settings(.adamW)))
  }

  @Test func `accumulated gradients are measured as those of one batch`() throws {
    func rows(_ batchSize: Int, accumulate: Int) throws -> [MetricsRow] {
      let regression = try Regression()
      var settings = TrainingSettings(length: .steps(2), logEvery: .steps(1))
      settings.accumulate = accumulate
      settings.groupMeasures = Self.measures
      settings.trainMetrics = [.mae, .r2]
      let order = SampleOrder(
        indices: Array(0..<8), batchSize: batchSize, shuffle: false, seed: 0)
      let timetable = try Timetable(
        UnchangedPolicy(), bases: regression.optimizer.groups.map(\.hyperparameters.bases))
      return try Trainer(
        model: regression.model, optimizer: regression.optimizer, timetable: timetable,
        samples: regression.samples, order: order, settings: settings
      ).rows().rows
    }
    let (one, four) = (try rows(8, accumulate: 1), try rows(2, accumulate: 4))
    #expect(one.count == 2 && four.count == 2)
    for (a, b) in zip(one, four) {
      for (x, y) in zip(a.groups + a.trainMetrics, b.groups + b.trainMetrics) {
        let (x, y) = (try #require(x), try #require(y))
        #expect(abs(x - y) <= 1e-4 * abs(x))
      }
    }
  }

  @Test func `a group that is not trainable has empty cells`() throws {
    let network = try Network(input: Shape([3]), layers: [NamedLayer(Linear(2))])
    let model = try Model(network, loss: MSELoss(), seed: 3, batchSize: 4, frozen: [1])
    let groups = [[0], [1]].map { parameters in
      ParameterGroup(
        name: parameters == [0] ? "weights" : "biases", parameters: parameters, of: model.store,
        hyperparameters: Hyperparameters(learningRate: 0.1), isTrainable: parameters == [0])
    }
    let optimizer = SGD(model.store, groups: groups, rules: groups.map { _ in SGDRule() })
    var settings = TrainingSettings(length: .steps(1))
    settings.groupMeasures = Self.measures
    let timetable = try Timetable(
      UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases))
    let rows = try Trainer(
      model: model, optimizer: optimizer, timetable: timetable,
      samples: Regression.samples(count: 4),
      order: SampleOrder(indices: [0, 1, 2, 3], batchSize: 4, shuffle: false, seed: 0),
      settings: settings
    ).rows().rows
    #expect(rows.map { $0.groups.map { $0 == nil } } == [[false, true, false, true, false, true]])
  }
}
