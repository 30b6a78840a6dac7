import Declarations
import Datasets
import Networks
import Optimizers
import Schedules
import Testing
import Training

@Suite struct BatchSizeScheduleTests {
  static let schedules: [[Int]] = [[4, 2, 10], [1, 3], [10, 4, 4, 1], [5, 7, 5, 7, 5]]

  private func trainer(
    _ regression: Regression, _ sizes: [Int], _ settings: TrainingSettings,
    validation: ValidationSet? = nil, policy: any Policy = UnchangedPolicy()
  ) throws -> Trainer {
    let bases = regression.optimizer.groups.map(\.hyperparameters.bases)
    return try Trainer(
      model: regression.model, optimizer: regression.optimizer,
      timetable: Timetable(policy, bases: bases), samples: regression.samples,
      order: order(sizes), validation: validation, settings: settings)
  }

  private func order(_ sizes: [Int]) -> SampleOrder {
    SampleOrder(indices: Array(0..<10), batchSizes: BatchSizes(sizes), shuffle: true, seed: 9)
  }

  @Test(arguments: schedules)
  func `each batch has the size of its epoch, as in a loop by hand`(_ sizes: [Int]) throws {
    let regression = try Regression()
    let settings = TrainingSettings(length: .epochs(5), logEvery: .steps(1))
    let rows = try trainer(regression, sizes, settings).rows().rows

    let byHand = try Regression()
    var (losses, epochs): ([Double], [Int]) = ([], [])
    for epoch in 0..<5 {
      let size = sizes[min(epoch, sizes.count - 1)]
      let indices = order([4]).order(epoch: epoch)
      // One batch of all samples keeps their own order.
      let all = size == 10 ? Array(0..<10) : indices
      for start in stride(from: 0, to: 10, by: size) {
        let batch = byHand.samples.picked(all[start..<min(start + size, 10)])
        let pass = try byHand.model.forward(batch, step: losses.count)
        pass.backward()
        byHand.optimizer.update()
        losses.append(pass.loss)
        epochs.append(epoch)
      }
    }
    #expect(rows.compactMap(\.trainLoss) == losses)
    #expect(rows.map(\.epoch) == epochs)
    #expect(rows.map(\.batchSize) == epochs.map { sizes[min($0, sizes.count - 1)] })
    #expect(regression.parameters == byHand.parameters)
  }

  @Test func `rows and evaluations in epochs come at the end of epochs, however long they are`()
    throws
  {
    // Epochs of 3, 5, 1, 1 updates end after the updates 2, 7, 8, 9.
    let regression = try Regression()
    let settings = TrainingSettings(length: .epochs(4), evaluateEvery: .epochs(2))
    var evaluations: [Int] = []
    let trainer = try trainer(
      regression, [4, 2, 10], settings, validation: ValidationSet(regression.samples))
    var rows: [MetricsRow] = []
    let outcome = trainer.run { event in
      switch event {
      case .row(let row): rows.append(row)
      case .evaluation(let step, _): evaluations.append(step)
      case .progress: break
      }
    }
    #expect(trainer.steps == 10)
    #expect(rows.map(\.step) == [2, 7, 8, 9])
    #expect(rows.map(\.epoch) == [0, 1, 2, 3])
    #expect(evaluations == [7, 9])
    #expect(outcome.summary.epochs == 4)
    #expect(trainer.header.columns.last == "batch_size")
    #expect(rows.map { $0.cells(under: trainer.header).last } == [4, 2, 10, 10])
  }

  @Test func `accumulated batches end with their epoch`() throws {
    // Batches of 3 make epochs of 2 + 2 batches, those of 5 of 2, one of 10 of 1.
    let regression = try Regression()
    let settings = TrainingSettings(length: .epochs(3), logEvery: .steps(1), accumulate: 2)
    let trainer = try trainer(regression, [3, 5, 10], settings)
    #expect(trainer.epochs == EpochTable([2, 1, 1]))
    let rows = trainer.rows().rows
    #expect(rows.map(\.epoch) == [0, 0, 1, 2])
    let small = rows.compactMap(\.trainLoss)

    // An update is that of one batch of the same samples.
    let whole = try Regression()
    let large = try self.trainer(
      whole, [6, 10, 10], TrainingSettings(length: .epochs(3), logEvery: .steps(1)))
    for (a, b) in zip(small, large.rows().rows.compactMap(\.trainLoss)) {
      #expect(abs(a - b) < 1e-6)
    }
  }

  @Test func `sizes that do not change give what one size gives`() throws {
    let (fixed, listed) = (try Regression(), try Regression())
    let settings = TrainingSettings(length: .epochs(3), interval: .step, logEvery: .steps(2))
    let a = try trainer(fixed, [4], settings)
    let b = try trainer(listed, [4, 4, 4], settings)
    #expect(a.header == b.header && !a.header.columns.contains("batch_size"))
    #expect(a.rows().rows == b.rows().rows)
    #expect(fixed.parameters == listed.parameters)
  }

  @Test func `a run that was stopped at any update goes on to the same end`() throws {
    let settings = TrainingSettings(length: .epochs(4), interval: .step, logEvery: .epochs(1))
    let policy = try ListPolicy(learningRate: .all((1...10).map { 0.1 / Double($0) }))
    let whole = try Regression()
    let expected = try trainer(whole, [4, 2, 10], settings, policy: policy).rows()
    for stop in 1..<10 {
      let halted = try Regression()
      let trainer = try trainer(halted, [4, 2, 10], settings, policy: policy)
      var (rows, asked): ([MetricsRow], Int) = ([], 0)
      _ = trainer.run {
        asked += 1
        return asked > stop
      } handler: { event in
        if case .row(let row) = event { rows.append(row) }
      }
      let rest = trainer.rows()
      #expect(rows + rest.rows == expected.rows)
      #expect(halted.parameters == whole.parameters)
    }
  }

  @Test func `a size that the model cannot be trained with is refused before training`() throws {
    let regression = try Regression()
    let error = #expect(throws: ArgumentError.self) {
      let order = SampleOrder(
        indices: Array(0..<10), batchSizes: BatchSizes([4, 11]), shuffle: true, seed: 9,
        dropLast: true)
      _ = try Trainer(
        model: regression.model, optimizer: regression.optimizer,
        timetable: Timetable(
          UnchangedPolicy(), bases: regression.optimizer.groups.map(\.hyperparameters.bases)),
        samples: regression.samples, order: order,
        settings: TrainingSettings(length: .epochs(2)))
    }
    #expect(error?.argument == "batch_size")
  }
}
