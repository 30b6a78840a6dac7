/// How far the updates of a parameter group have come.
public struct GroupProgress: Sendable, Hashable {
  /// The number of updates done, the one that is being done among them.
  public var updates: Int
  /// Whether an update with a momentum has begun the velocities; asked where dampening begins with them.
  public var hasVelocities: Bool
  /// The product of all momenta so far; asked where momentum has a schedule of its own.
  public var momentumProduct: Double

  /// Describes a group; what is not given is as before the first update.
  public init(updates: Int = 0, hasVelocities: Bool = false, momentumProduct: Double = 1) {
    (self.updates, self.hasVelocities) = (updates, hasVelocities)
    self.momentumProduct = momentumProduct
  }
}
