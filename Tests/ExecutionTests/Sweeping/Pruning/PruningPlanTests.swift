import Declarations
import Sweeps
import Testing

@testable import Execution

@Suite struct PruningPlanTests {
  private func sweep(_ pruner: String, _ overrides: [String] = []) throws -> PreparedSweep {
    let spec = try SampleSpec(SampleSpec.text + "\nsweep: {repeats: 2, pruner: \(pruner)}")
    guard case .sweep(let sweep) = try Preparation.spec(path: spec.path, overrides: overrides)
    else { throw CancellationError() }
    return sweep
  }

  // A run has 20 steps in 5 epochs of 4.
  static let plans: [(pruner: String, overrides: [String], unit: PruningUnit, next: Double)] = [
    ("asha", [], .steps, 1), ("{type: asha, min: 2ep}", [], .epochs, 2),
    ("{type: asha, min: 3}", ["train.steps=null", "train.epochs=5"], .epochs, 3),
    ("{type: asha, min: 30%}", [], .percent, 30),
    ("{type: median, warmup: 8}", [], .steps, 8),
    ("{type: median, interval: 2ep}", [], .epochs, 0),
    ("{type: median, warmup: 1ep, interval: 2ep}", [], .epochs, 1),
    ("{type: patient, patience: 1, pruner: {type: asha, min: 3ep}}", [], .epochs, 3),
  ]

  @Test(arguments: plans)
  func `lengths are counted in the unit that they name, or else in the run's`(
    _ pruner: String, _ overrides: [String], _ unit: PruningUnit, _ next: Double
  ) throws {
    let plan = try #require(sweep(pruner, overrides).pruning)
    #expect(plan.measure.unit == unit && plan.order == .ordered)
    #expect(plan.pruner.nextCheck(after: 0, of: 0) == next)
  }

  @Test func `hyperband counts brackets up to the length of the run`() throws {
    for (unit, count) in [("st", 5), ("ep", 3)] {
      let plan = try sweep("{type: hyperband, min: 1\(unit), factor: 2}").pruning
      #expect((plan?.pruner as? HyperbandPruner)?.bracketCount == count)
    }
  }

  @Test func `the objective is what is measured, and the order is as it is said`() throws {
    let settings = ["sweep.objective={metric: accuracy, of: best}"]
    let plan = try #require(sweep("{type: median, decide: asap}", settings).pruning)
    #expect(
      plan.measure
        == PruningMeasure(
          column: "validation.accuracy", isBest: true, isGreaterBetter: true, unit: .steps))
    #expect(plan.order == .asap)
  }

  @Test func `a pruner that decides behind the end is a suspicion`() throws {
    let warnings = try sweep("{type: asha, min: 5ep}").warnings.map(\.text)
    #expect(
      warnings.contains {
        $0.contains("sweep.pruner: decides from 5ep on, and a run ends with 5ep; in all 2 trials\n")
      })
    for pruner in ["{type: asha, min: 4ep}", "{type: median, interval: 20st}"] {
      #expect(try !sweep(pruner).warnings.contains { $0.text.contains("decides") })
    }
    let never = try sweep("{type: asha, early_stopping_rate: 100, factor: 1000000}").warnings
    #expect(
      never.contains {
        $0.text.contains(
          "sweep.pruner: never decides: no training is so long; a run ends with 20st; in all")
      })
  }

  @Test func `a pruner tells a sweep from others, and is no part of its trials`() throws {
    let (one, other) = (try sweep("asha"), try sweep("{type: asha, min: 2ep}"))
    #expect(one.id != other.id)
    #expect(SweepState(one).trials.map(\.id) == SweepState(other).trials.map(\.id))
  }

  // Epochs of 4 updates, as its samples are 30 in batches of 8.
  @Test func `training is counted where it stands`() throws {
    let run = try SampleSpec().run()
    let counts = PruningUnit.allCases.map {
      TrainingScale($0, of: run.experiment).resource(ofSteps: 6)
    }
    #expect(counts == [1.5, 6, 30])
  }
}
