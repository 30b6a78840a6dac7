import Declarations
import Foundation
import Schedules
import Testing

@Suite struct ReduceOnPlateauTests {
  @Test func `learning rates fall after the same evaluations as PyTorch's, to the same values`()
    throws
  {
    let all = try RecordedPlateau.all()
    #expect(all.count == 30 && all.contains { $0.changes.count > 20 })
    for (index, recorded) in all.enumerated() {
      var plateau = try recorded.plateau()
      var rates = recorded.lr
      for (step, metric) in recorded.metrics.enumerated() {
        let change = recorded.changes.first { $0.after == step }
        rates = change?.lr ?? rates
        #expect(plateau.observe(metric ?? .nan) == (change != nil), "case \(index) at \(step)")
        #expect(plateau.state.learningRates == rates, "case \(index) at \(step)")
      }
      #expect(plateau.state.best == recorded.best, "case \(index)")
      #expect(plateau.state.badEvaluations == recorded.bad, "case \(index)")
      #expect(plateau.state.cooldownLeft == recorded.cooldown, "case \(index)")
    }
  }

  @Test func `what was saved at any step and restored goes on to the same end`() throws {
    for (index, recorded) in try RecordedPlateau.all().enumerated() {
      var whole = try recorded.plateau()
      for (step, metric) in recorded.metrics.enumerated() {
        let saved = try JSONEncoder().encode(whole.state)
        var restored = try recorded.plateau()
        restored.state = try JSONDecoder().decode(PlateauReduction.State.self, from: saved)
        #expect(restored == whole)
        var other = whole
        for metric in recorded.metrics[step...] {
          #expect(restored.observe(metric ?? .nan) == other.observe(metric ?? .nan))
        }
        #expect(restored == other, "case \(index) saved before \(step)")
        whole.observe(metric ?? .nan)
      }
    }
  }

  @Test func `defaults are PyTorch's`() throws {
    var plateau = try PlateauReduction(PlateauSettings(), learningRates: [1])
    // One evaluation to compare with, ten that patience allows, and the one that is too many.
    let changed = (0..<23).filter { _ in plateau.observe(1) }
    #expect(changed == [11, 22])
    #expect(plateau.state.learningRates == [0.1 * 0.1])
  }

  /// Settings for two groups, and what is wrong with them.
  static let refusals: [(set: @Sendable (inout ReduceOnPlateauPolicy) -> Void, problem: String)] = [
    ({ $0.factor = 1 }, "factor: must be at least 0 and below 1, but is 1.0"),
    ({ $0.factor = -0.1 }, "factor: must be at least 0 and below 1, but is -0.1"),
    ({ $0.factor = .nan }, "factor: must be at least 0 and below 1, but is nan"),
    ({ $0.patience = -1 }, "patience: must be at least 0, but is -1"),
    ({ $0.threshold = -1 }, "threshold: must be finite and not negative, but is -1.0"),
    ({ $0.cooldown = -2 }, "cooldown: must be at least 0, but is -2"),
    ({ $0.minLR = [0, -1] }, "min_lr[1]: must be finite and not negative, but is -1.0"),
    (
      { $0.minLR = [0, 0, 0] },
      "min_lr: has 3 entries for 2 groups; give one for each, or one for all"
    ),
    ({ $0.eps = .infinity }, "eps: must be finite and not negative, but is inf"),
  ]

  @Test(arguments: refusals.indices)
  func `settings that make no sense are refused`(_ index: Int) {
    var policy = ReduceOnPlateauPolicy()
    Self.refusals[index].set(&policy)
    let error = #expect(throws: ArgumentError.self) {
      try PlateauReduction(policy.settings, learningRates: [0.1, 0.2])
    }
    #expect(error?.description == Self.refusals[index].problem)
  }
}
