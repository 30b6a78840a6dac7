import Declarations
import Testing

@testable import Sweeps

/// What a pruner must say of trials that run one after another.
struct PrunerTable: CustomTestStringConvertible {
  let pruner: any Pruner
  /// The orders of decision under which it must say so.
  let orders: [DecisionOrder]
  /// The training with which each trial reports.
  let steps: [Double]
  /// The training with which each trial is pruned; 0 if it is done.
  let pruned: [Double]
  /// What each trial reports, as long as it goes on.
  let values: [[Double]]

  init(
    _ pruner: any Pruner, _ orders: [DecisionOrder], steps: [Double], pruned: [Double],
    _ values: [[Double]]
  ) {
    (self.pruner, self.orders, self.steps) = (pruner, orders, steps)
    (self.pruned, self.values) = (pruned, values)
  }

  var testDescription: String { "\(pruner)" }

  static let all = median + halving + others

  /// The reports of a trial.
  func reports(_ trial: Int, _ direction: SearchDirection) -> [PruningReport] {
    zip(steps, values[trial]).map {
      PruningReport(trial: trial, resource: $0, value: direction.cost(of: $1))
    }
  }
}

extension Declared {
  /// The thing with some arguments set.
  init(_ set: (inout Self) -> Void) {
    self.init()
    set(&self)
  }
}
