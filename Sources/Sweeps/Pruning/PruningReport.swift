/// What a trial has measured of the objective after so much training.
package struct PruningReport: Sendable, Hashable {
  /// The trial's number.
  package let trial: Int
  /// The training that it has done, in the unit of the sweep's pruner.
  package let resource: Double
  /// The value of the objective.
  package let value: Double

  /// Makes a report.
  package init(trial: Int, resource: Double, value: Double) {
    (self.trial, self.resource, self.value) = (trial, resource, value)
  }
}
