import Datasets
import Engine
import Networks

/// Some samples on their way into a plan.
struct Batch {
  let samples: Samples
  let indices: ArraySlice<Int>
  let targets: TargetKind

  /// Copies inputs and targets into a plan of as many samples.
  func load(into plan: Plan) {
    plan.withInputs { samples.gather(indices, into: &$0) }
    switch targets {
    case .none: break
    case .classes: plan.withClassTargets { samples.gatherClasses(indices, into: &$0) }
    case .values: plan.withValueTargets { samples.gatherValues(indices, into: &$0) }
    }
  }
}
