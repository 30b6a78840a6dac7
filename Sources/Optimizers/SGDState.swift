/// What an update of `SGD` leaves behind for the next one.
public struct SGDState: Sendable, Hashable {
  /// A velocity for every number of the store's buffer; empty while no group has had a momentum.
  public var velocities: [Float]

  /// For each group whether its velocities have begun.
  public var hasBegun: [Bool]

  /// Puts a saved state together.
  public init(velocities: [Float], hasBegun: [Bool]) {
    self.velocities = velocities
    self.hasBegun = hasBegun
  }
}
