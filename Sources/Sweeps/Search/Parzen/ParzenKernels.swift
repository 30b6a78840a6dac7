internal import Randomness

/// The kernels of one axis of a mixture, by their slots, and the prior's.
protocol ParzenKernels: Sendable {
  /// Adds a slot that is no member yet.
  mutating func append(_ coordinate: Double)
  /// Makes a slot a member.
  mutating func insert(_ slot: Int)
  /// Makes a member none.
  mutating func remove(_ slot: Int)
  /// Makes some slots the members.
  mutating func setMembers(_ slots: [Int])

  /// Adds to each slot's number the logarithm of its kernel at a coordinate.
  ///
  /// What is under the floor already may be left as it is.
  func addLogs(
    at coordinate: Double, of count: Int, to logs: inout MutableSpan<Double>, floor: Double)
  /// The logarithm of the prior's kernel at a coordinate.
  func priorLog(at coordinate: Double, of count: Int) -> Double
  /// A coordinate drawn from a slot's kernel, or from the prior's where there is none; `count` are the
  /// members.
  func sample(_ slot: Int?, of count: Int, _ stream: inout RandomStream) -> Double
}
