/// A strategy at work on one search.
///
/// It may remember what it computed, but what it proposes is a function of the search, the trials
/// that it was told of, and the arguments alone.
package protocol Proposer: Sendable {
  /// Tells the end of the next trial, in the order of their numbers.
  mutating func finish(_ observation: Observation)

  /// Proposes a trial while others are pending: those between the finished ones and this one.
  mutating func propose(_ trial: Int, pending: [Point]) -> Point
}
