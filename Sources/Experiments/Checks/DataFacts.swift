package import Networks

/// What is known of the samples once they are loaded: all that a spec is checked against.
package struct DataFacts: Sendable, Hashable {
  /// The shape of a sample's inputs.
  package var inputShape: [Int]
  /// What comes with the inputs.
  package var targets: TargetForm
  /// Updates in an epoch.
  package var stepsPerEpoch: Int
  /// Samples in the smallest batch of an epoch.
  package var smallestBatch: Int

  package init(inputShape: [Int], targets: TargetForm, stepsPerEpoch: Int, smallestBatch: Int) {
    self.inputShape = inputShape
    self.targets = targets
    self.stepsPerEpoch = stepsPerEpoch
    self.smallestBatch = smallestBatch
  }
}
