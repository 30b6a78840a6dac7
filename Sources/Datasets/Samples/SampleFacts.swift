package import Networks

/// What is known of samples without the samples.
package struct SampleFacts: Sendable, Equatable {
  /// The shape of one sample's input.
  package let inputShape: [Int]
  /// How many samples there are.
  package let count: Int
  /// What comes with the inputs.
  package let targets: TargetForm
  /// Whether the inputs are kept as one byte a number.
  package let areBytes: Bool
  /// One more than the greatest input, where all are known to be whole numbers from 0 on.
  package let indexLimit: Int?
  /// The first target that is no probability, if there is one.
  package let improbableTarget: Float?

  /// Takes what is known.
  package init(
    inputShape: [Int], count: Int, targets: TargetForm, areBytes: Bool, indexLimit: Int? = nil,
    improbableTarget: Float? = nil
  ) {
    (self.inputShape, self.count, self.targets) = (inputShape, count, targets)
    (self.areBytes, self.indexLimit) = (areBytes, indexLimit)
    self.improbableTarget = improbableTarget
  }
}

extension Samples {
  /// What is known of the samples.
  package var facts: SampleFacts {
    var (areBytes, indexLimit): (Bool, Int?) = (true, nil)
    if case .floats(let values) = storage { (areBytes, indexLimit) = (false, Self.limit(values)) }
    return SampleFacts(
      inputShape: inputShape, count: count, targets: targets.form, areBytes: areBytes,
      indexLimit: indexLimit, improbableTarget: targets.firstImprobable)
  }

  /// One more than the greatest of numbers; nil unless all are whole, from 0 on, and below 2²⁴, up to which
  /// a `Float` holds every whole number.
  private static func limit(_ values: [Float]) -> Int? {
    var greatest: Float = 0
    for value in values {
      guard value >= 0, value < 16_777_216, value == value.rounded(.towardZero) else { return nil }
      greatest = max(greatest, value)
    }
    return Int(greatest) + 1
  }
}

extension Targets {
  /// The first target that is no probability, if there is one.
  package var firstImprobable: Float? {
    guard case .values(let values, _) = self else { return nil }
    return values.first { !(0...1).contains($0) }
  }
}
