import Datasets
import Declarations
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// Groups of parameters that are not trainable.
@Suite struct FrozenGroupTests {
  /// A regression whose first layer is frozen, under a rule.
  private func regression(
    _ make: (Model, [GroupSelection]) throws -> any Optimizer
  ) throws -> (model: Model, optimizer: any Optimizer, samples: Samples) {
    let regression = try Regression()
    let model = try Model(
      regression.model.network, loss: MSELoss(), seed: 3, batchSize: Regression.batchSize,
      frozen: [0, 1])
    let groups = [GroupSelection("body", matching: "0.*", isTrainable: false)]
    return (model, try make(model, groups), regression.samples)
  }

  private func trainer(
    _ settings: TrainingSettings, policy: any Policy = UnchangedPolicy(),
    _ make: (Model, [GroupSelection]) throws -> any Optimizer
  ) throws -> Trainer {
    let (model, optimizer, samples) = try regression(make)
    let bases = optimizer.groups.map { $0.isTrainable ? $0.hyperparameters.bases : [:] }
    return try Trainer(
      model: model, optimizer: optimizer, timetable: Timetable(policy, bases: bases),
      samples: samples, order: Regression().order(), validation: ValidationSet(samples),
      settings: settings)
  }

  private func adam(_ model: Model, _ groups: [GroupSelection]) throws -> any Optimizer {
    try AdamW(model.store, learningRate: 0.05, groups: groups) { $0.weightDecay = 0.5 }
  }

  private func values(_ model: Model) -> [[UInt32]] {
    model.network.parameters.indices.map { model.store.plainValues(of: $0).map(\.bitPattern) }
  }

  static let settings: [@Sendable (inout TrainingSettings) -> Void] = [
    { _ in }, { $0.accumulate = 2 }, { $0.clipGradNorm = 0.01 }, { $0.clipGradValue = 0.01 },
    { $0.averageDecay = 0.9 }, { $0.keepBest = true },
    {
      ($0.accumulate, $0.clipGradNorm, $0.averageDecay) = (2, 0.01, 0.9)
      $0.keepBest = true
    },
  ]

  @Test(arguments: settings.indices)
  func `its parameters stay bit for bit, whatever else is asked for`(_ index: Int) throws {
    var settings = TrainingSettings(length: .epochs(4))
    Self.settings[index](&settings)
    let trainer = try trainer(settings, adam)
    let before = values(trainer.model)
    let (rows, outcome) = trainer.rows()
    guard case .done = outcome else { return #expect(Bool(false), "\(outcome)") }
    let after = values(trainer.model)
    #expect(Array(after[..<2]) == Array(before[..<2]))
    #expect(after[2] != before[2] && after[3] != before[3])
    #expect(trainer.header.columns.filter { $0.contains("body") } == [])
    #expect(rows.allSatisfy { $0.knobs.count == trainer.header.knobs.count })
  }

  @Test func `the others learn as if its gradients were 0`() throws {
    // By hand: the whole model's gradients, of which those of the frozen layer are left out.
    let (model, optimizer, samples) = try regression { model, groups in
      try SGD(model.store, learningRate: 0.05, groups: groups) { $0.momentum = 0.5 }
    }
    let whole = try Regression()
    for step in 0..<6 {
      for (pass, update) in [
        (try model.forward(samples, step: step), { optimizer.update() }),
        (
          try whole.model.forward(samples, step: step),
          {
            whole.model.store.withGradients { gradients in
              for parameter in [0, 1] {
                for i in whole.model.store.range(of: parameter) { gradients[i] = 0 }
              }
            }
            whole.optimizer.update()
          }
        ),
      ] {
        pass.backward()
        update()
      }
    }
    #expect(values(model) == values(whole.model))
  }

  @Test func `clipping leaves its gradients out of the norm`() throws {
    // Two runs that differ in nothing but the frozen layer's share of the norm.
    var settings = TrainingSettings(length: .steps(1))
    settings.clipGradNorm = 1e-3
    let trainer = try trainer(settings) { model, groups in
      try SGD(model.store, learningRate: 1, groups: groups)
    }
    let before = (2...3).flatMap { trainer.model.store.plainValues(of: $0) }
    _ = trainer.rows()
    let after = (2...3).flatMap { trainer.model.store.plainValues(of: $0) }
    let moved = zip(before, after).reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
    #expect(abs(moved.squareRoot() - 1e-3) < 1e-6)
  }

  @Test func `a run that was saved resumes to the same bits, without any state of the group`()
    throws
  {
    var settings = TrainingSettings(length: .steps(9), logEvery: .steps(1))
    (settings.averageDecay, settings.keepBest) = (0.5, true)
    let policy = try ExponentialDecay.validated { $0.gamma = 0.9 }
    let whole = try trainer(settings, policy: policy, adam)
    let rows = whole.rows().rows
    for stop in 1..<9 {
      let first = try trainer(settings, policy: policy, adam)
      var begun: [MetricsRow] = []
      _ = first.run(
        shouldStop: { first.step == stop },
        handler: { event in if case .row(let row) = event { begun.append(row) } })
      let snapshot = first.snapshot
      let states = snapshot.arrays.map(\.name).filter { $0.hasPrefix("optimizer/") }
      #expect(!states.isEmpty && !states.contains { $0.contains("/0.") })
      let second = try trainer(settings, policy: policy, adam)
      try second.restore(snapshot)
      #expect(begun + second.rows().rows == rows)
      #expect(values(second.model) == values(whole.model))
    }
  }

  @Test func `a model must know what its optimizer leaves alone`() throws {
    let regression = try Regression()
    let optimizer = try SGD(
      regression.model.store, learningRate: 0.1,
      groups: [GroupSelection("body", matching: "0.*", isTrainable: false)])
    let bases = optimizer.groups.map(\.hyperparameters.bases)
    #expect(throws: ArgumentError.self) {
      try Trainer(
        model: regression.model, optimizer: optimizer,
        timetable: Timetable(UnchangedPolicy(), bases: bases), samples: regression.samples,
        order: regression.order(), settings: TrainingSettings(length: .epochs(1)))
    }
  }
}
