/// Normalises each feature over the batch: (x − mean) / √(variance + eps) · weight + bias.
///
/// The features of images are their channels, normalised over the batch and all pixels.
/// Training takes mean and biased variance of the batch, and moves the running statistics (the
/// variance unbiased) by `momentum`; evaluation takes the running statistics.
/// Parameters: `weight` (ones) and `bias` (zeros). Buffers: `running_mean` (zeros), `running_var`
/// (ones) and `num_batches_tracked` (zero).
/// Source: Ioffe and Szegedy, "Batch normalization", ICML 2015.
public struct BatchNorm: Hashable, Sendable {
  /// The number of features; nil takes what the layer receives.
  public var features: Int?
  /// What is added to the variance, so that no division is by zero.
  public var eps: Double
  /// The weight of the newest batch in the running statistics; nil averages over all batches.
  public var momentum: Double?
  /// Whether a weight and a bias are learnt.
  public var affine: Bool
  /// Whether running statistics are kept; without them evaluation takes the batch's own.
  public var tracksRunningStatistics: Bool
  /// The rank of what is normalised: 1 for `batch_norm1d`, 2 for images and `batch_norm2d`.
  public let rank: Int

  /// Describes a batch normalisation, of flat samples unless the rank is 2.
  public init(
    features: Int? = nil, eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true,
    tracksRunningStatistics: Bool = true, rank: Int = 1
  ) {
    precondition(rank == 1 || rank == 2, "batch normalisation is of rank 1 or 2, not \(rank)")
    self.features = features
    self.eps = eps
    self.momentum = momentum
    self.affine = affine
    self.tracksRunningStatistics = tracksRunningStatistics
    self.rank = rank
  }
}

extension BatchNorm: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    try requirePositive(eps, "eps")
    if let momentum, !(momentum >= 0 && momentum <= 1) {
      throw Mistake("momentum", "momentum must be between 0 and 1, not \(momentum)")
    }
    let received: Int
    switch rank {
    case 1: received = try requireFlat(input, for: "batch_norm1d")
    default: received = try Image(input, for: "batch_norm2d").channels
    }
    if let features, features != received {
      throw Mistake(
        "num_features",
        "num_features is \(features), but the layer receives \(received)"
          + (rank == 1 ? "" : " channels, \(input)"))
    }
    var layer = self
    layer.features = received
    let ones = Initializer.constant(1)
    let zeros = Initializer.constant(0)
    var resolution = Resolution(layer: .batchNorm(layer), output: input)
    if affine {
      resolution.parameters = [
        Parameter(name: "weight", shape: [received], initializer: ones),
        Parameter(name: "bias", shape: [received], initializer: zeros),
      ]
    }
    if tracksRunningStatistics {
      resolution.buffers = [
        Parameter(name: "running_mean", shape: [received], initializer: zeros),
        Parameter(name: "running_var", shape: [received], initializer: ones),
        Parameter(name: "num_batches_tracked", shape: [], initializer: zeros),
      ]
    }
    return resolution
  }
}
