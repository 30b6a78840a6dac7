import Declarations
import Engine
import Networks
import Optimizers
import Testing
import Training

/// Batch norms that keep their statistics, and groups that are trained from some update on.
@Suite struct FineTuningTests {
  private func values(_ model: Model) -> [[Float]] {
    model.network.parameters.indices.map { model.store.plainValues(of: $0) }
  }

  private func buffers(_ model: Model) -> [[Float]] {
    model.network.buffers.indices.map { model.store.bufferValues(of: $0) }
  }

  /// Whether all numbers are those of PyTorch, which had them in double precision, but for what single
  /// precision loses over a few updates.
  private func areClose(_ found: [[Float]], _ expected: [[Double]]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { found, expected in
        found.count == expected.count
          && zip(found, expected).allSatisfy { abs(Double($0) - $1) < 2e-5 * max(1, abs($1)) }
      }
  }

  @Test func `the record is there`() { #expect(RecordedFineTuning.all.count == 7) }

  @Test(arguments: RecordedFineTuning.all)
  func `a run is that of PyTorch`(_ run: RecordedFineTuning) throws {
    let model = try run.model()
    let rows = try run.trainer(model).rows().rows
    for (row, loss) in zip(rows, run.losses) {
      #expect(abs((row.trainLoss ?? .nan) - loss) < 1e-5 * max(1, loss))
    }
    #expect(rows.count == run.losses.count)
    #expect(areClose(values(model), run.parameters))
    #expect(areClose(buffers(model), run.buffers))
  }

  @Test(arguments: RecordedFineTuning.all)
  func `gradients are those of PyTorch`(_ run: RecordedFineTuning) throws {
    let model = try run.model()
    _ = try run.trainer(model)
    try run.pass(model).backward()
    for (index, expected) in run.gradients.enumerated() {
      let found = model.store.plainGradients(of: index)
      // What is frozen has none, which the store holds as zeros.
      let full = expected.isEmpty ? found.map { _ in 0 } : expected
      #expect(areClose([found], [full]), "\(model.network.parameters[index].name)")
    }
  }

  @Test(arguments: RecordedFineTuning.all.filter { !$0.frozen.isEmpty })
  func `a run that was saved resumes to the same bits on either side of the boundary`(
    _ run: RecordedFineTuning
  ) throws {
    func change(_ settings: inout TrainingSettings) {
      (settings.averageDecay, settings.keepBest, settings.monitor) = (0.5, false, .validationLoss)
      settings.groupMeasures = [.gradientNorm, .updateNorm]
    }
    let whole = try run.trainer(run.model(), change)
    let rows = whole.rows().rows
    for stop in 1..<run.steps {
      let first = try run.trainer(run.model(), change)
      var begun: [MetricsRow] = []
      _ = first.run(
        shouldStop: { first.step == stop },
        handler: { event in if case .row(let row) = event { begun.append(row) } })
      let second = try run.trainer(run.model(), change)
      try second.restore(first.snapshot)
      #expect(begun + second.rows().rows == rows, "stopped after \(stop)")
      #expect(
        values(second.model).map { $0.map(\.bitPattern) }
          == values(whole.model).map { $0.map(\.bitPattern) })
      #expect(buffers(second.model) == buffers(whole.model))
    }
  }

  @Test func `a group has no measures, no state and other weights only from its first update on`()
    throws
  {
    let run = try #require(RecordedFineTuning.all.first { $0.start == 3 })
    let model = try run.model()
    let before = values(model)
    let trainer = try run.trainer(model) { $0.groupMeasures = [.gradientNorm] }
    var measured: [[Bool]] = []
    var moved: [Bool] = []
    _ = trainer.run { event in
      guard case .row(let row) = event else { return }
      measured.append(row.groups.map { $0 != nil })
      moved.append(values(model)[0] != before[0])
    }
    #expect(measured == (0..<6).map { [$0 >= 3, true] })
    #expect(moved == (0..<6).map { $0 >= 3 })
    #expect(trainer.snapshot.counters.text.contains(#""updates":3"#))
    #expect(trainer.snapshot.counters.text.contains(#""updates":6"#))
  }

  @Test func `accumulation leaves a group alone until then`() throws {
    let run = try #require(RecordedFineTuning.all.first { $0.start == 3 })
    let model = try run.model()
    let trainer = try run.trainer(model) { $0.accumulate = 2 }
    let before = values(model)
    _ = trainer.run(shouldStop: { trainer.step == 3 }, handler: { _ in })
    #expect(Array(values(model)[..<4]) == Array(before[..<4]))
    #expect(values(model)[4] != before[4])
  }

  @Test func `a batch of one sample is enough where statistics are fixed`() throws {
    for layers: [any Layer] in [
      [Linear(3), BatchNorm1D(), Linear(1)],
      [Conv2D(16, 2), BatchNorm2D(), ReLU(), Flatten(), Linear(1)],
    ] {
      let input = layers[0] is Linear ? Shape([2]) : Shape([1, 2, 2])
      let network = try Network(input: input, layers)
      #expect(throws: EngineError.self) {
        try Model(network, loss: MSELoss(), seed: 1, batchSize: 1)
      }
      let model = try Model(
        network, loss: MSELoss(), seed: 1, batchSize: 1, fixedBuffers: [0, 1, 2])
      let plan = try model.plan(batchSize: 1, mode: .training)
      #expect(plan.forward().isFinite)
    }
  }

  @Test func `what does not fit the groups is refused`() throws {
    let run = try #require(RecordedFineTuning.all.first { $0.start == 3 })
    for starts in [[1], [-1, 0], [0, 0, 0]] {
      #expect(throws: ArgumentError.self) {
        try run.trainer(run.model()) { $0.unfreezing = starts }
      }
    }
  }
}
