/// One axis of a search: a path of a spec, its values, and when it is there at all.
package struct Axis: Sendable, Hashable {
  /// Holds where another axis is active and has one of some values.
  package struct Condition: Sendable, Hashable {
    /// The name of the other axis.
    package let axis: String
    /// The values of the other axis under which this one is active.
    package let accepted: Set<AxisValue>

    /// Makes a condition on another axis.
    package init(axis: String, accepted: Set<AxisValue>) {
      (self.axis, self.accepted) = (axis, accepted)
    }
  }

  /// The path of a spec that it sets.
  package let name: String
  /// Its values.
  package let domain: Domain
  /// What must hold, all together, for it to be active.
  package let conditions: [Condition]

  /// Makes an axis; without conditions it is always active.
  package init(_ name: String, _ domain: Domain, when conditions: [Condition] = []) {
    (self.name, self.domain, self.conditions) = (name, domain, conditions)
  }
}
