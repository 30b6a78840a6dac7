/// The place of something among a policy's arguments.
public struct PolicyPlace: Sendable, Hashable {
  /// The argument.
  public let argument: String
  /// The indices of lists that lead on from there.
  public let indices: [Int]

  /// Makes the place of an argument, or of an item in it.
  public init(_ argument: String, _ indices: [Int] = []) {
    (self.argument, self.indices) = (argument, indices)
  }
}

/// A policy within another.
public struct PolicyPart: Sendable {
  /// Where it stands in the other; nil for the other itself, behind its warmup.
  public let place: PolicyPlace?
  /// The policy; nil where the value is that of the warmup in front of it.
  public let policy: (any Policy)?
  /// The step in its own time.
  public let step: Int
  /// The knob by which it knows what it moves.
  public let knob: Knob

  init(_ place: PolicyPlace?, _ policy: (any Policy)?, step: Int = 0, knob: Knob = .learningRate) {
    (self.place, self.policy, self.step, self.knob) = (place, policy, step, knob)
  }
}
