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

  /// Takes what is known.
  package init(inputShape: [Int], count: Int, targets: TargetForm, areBytes: Bool) {
    (self.inputShape, self.count, self.targets) = (inputShape, count, targets)
    self.areBytes = areBytes
  }
}

extension Samples {
  /// What is known of the samples.
  package var facts: SampleFacts {
    var areBytes = false
    if case .bytes = storage { areBytes = true }
    return SampleFacts(
      inputShape: inputShape, count: count, targets: targets.form, areBytes: areBytes)
  }
}
