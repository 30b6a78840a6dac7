package import Optimizers
internal import Schedules
internal import Training

/// A group of parameters as it is trained.
package struct ExperimentGroup: Sendable {
  /// What columns call it.
  package var name: String
  /// The indices of its parameters in the network; empty where there is no network.
  package var parameters: [Int]
  /// Its rule, with its base values.
  package var rule: any UpdateRule
  /// Whether its parameters are trained.
  package var isTrainable = true
  /// How many updates go by before they are.
  package var firstUpdate = 0

  /// The base values of what schedules can move.
  var hyperparameters: Hyperparameters { rule.hyperparameters }

  /// The base values of the knobs that its updates read; none where there are no updates.
  var bases: [Knob: Double] {
    isTrainable ? hyperparameters.bases.filter { rule.knobs.contains($0.key) } : [:]
  }
}

extension ExperimentGroup {
  /// The group that a spec names, with the parameters that it takes.
  init(_ section: OptimizerSection.Group, parameters: [Int]) {
    self.init(
      name: section.name, parameters: parameters, rule: section.rule,
      isTrainable: section.isTrainable)
  }
}
