/// Which values of the objective are better.
package enum SearchDirection: String, Sendable, CaseIterable {
  case minimize
  case maximize

  /// The value as a cost: less is better.
  package func cost(of value: Double) -> Double { self == .minimize ? value : -value }
}
