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
  /// Whether these bytes lie on a disk, since they would take most of the memory.
  package let areOnDisk: Bool
  /// One more than the greatest input, where all are known to be whole numbers from 0 on.
  package let indexLimit: Int?
  /// The first target that is no probability, if there is one.
  package let improbableTarget: Float?

  /// Takes what is known.
  package init(
    inputShape: [Int], count: Int, targets: TargetForm, areBytes: Bool, areOnDisk: Bool = false,
    indexLimit: Int? = nil,
    improbableTarget: Float? = nil
  ) {
    (self.inputShape, self.count, self.targets) = (inputShape, count, targets)
    (self.areBytes, self.areOnDisk, self.indexLimit) = (areBytes, areOnDisk, indexLimit)
    self.improbableTarget = improbableTarget
  }
}

extension Samples {
  /// What is known of the samples.
  package var facts: SampleFacts {
    SampleFacts(
      inputShape: inputShape, count: count, targets: targets.form, areBytes: areBytes,
      areOnDisk: diskByteCount > 0,
      indexLimit: areBytes ? nil : indexLimit(columns: nil),
      improbableTarget: targets.firstImprobable)
  }
}

extension Targets {
  /// The first target that is no probability, if there is one.
  package var firstImprobable: Float? {
    guard case .values(let values, _) = self else { return nil }
    return values.first { !(0...1).contains($0) }
  }
}
