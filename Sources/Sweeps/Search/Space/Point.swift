/// What a search proposes for one trial: a value for each axis that is active.
package struct Point: Sendable, Hashable {
  /// The values in the order of the space's axes; nil where an axis is inactive.
  package let values: [AxisValue?]

  /// Makes a point of values in the order of the space's axes.
  package init(_ values: [AxisValue?]) { self.values = values }
}
