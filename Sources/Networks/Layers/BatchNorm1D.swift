public import Declarations

/// Normalises each feature of flat samples over the batch.
public struct BatchNorm1D: BatchNorm {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "batch_norm1d", Self(), "Normalises each feature over the batch.", formula: formula,
    source: source,
    pytorch: "nn.BatchNorm1d", shorthand: "num_features", arguments: arguments)

  /// The number of features; nil takes what the layer receives.
  public var numFeatures: Int?
  /// What is added to the variance, so that no division is by zero.
  public var eps = 1e-5
  /// The weight of the newest batch in the running statistics; nil averages over all batches.
  public var momentum: Double? = 0.1
  /// Whether a weight and a bias are learnt.
  public var affine = true
  /// Whether running statistics are kept; without them evaluation takes the batch's own.
  public var trackRunningStats = true

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    let received = try input.features()
    try input.check(numFeatures, "num_features", isChannels: false)
    return resolved(features: received, input)
  }

  /// A single sample has no variance.
  public var needsSeveralSamples: Bool { true }
}
