internal import Declarations

/// Normalises each feature over the batch: what `batch_norm1d` and `batch_norm2d` have in common.
///
/// Training takes mean and biased variance of the batch, and moves the running statistics (the
/// variance unbiased) by `momentum`; evaluation takes the running statistics.
/// Parameters: `weight` (ones) and `bias` (zeros). Buffers: `running_mean` (zeros), `running_var`
/// (ones) and `num_batches_tracked` (zero).
public protocol BatchNorm: Layer {
  /// The number of features; nil takes what the layer receives.
  var numFeatures: Int? { get set }
  /// What is added to the variance, so that no division is by zero.
  var eps: Double { get set }
  /// The weight of the newest batch in the running statistics; nil averages over all batches.
  var momentum: Double? { get set }
  /// Whether a weight and a bias are learnt.
  var affine: Bool { get set }
  /// Whether running statistics are kept; without them evaluation takes the batch's own.
  var trackRunningStats: Bool { get set }
}

extension BatchNorm {
  static var formula: String { "y = (x − mean) / √(variance + eps) · weight + bias" }

  static var source: String { "Ioffe and Szegedy, Batch normalization, ICML 2015" }

  static var arguments: [Argument<Self>] {
    [
      .optional(
        \.numFeatures, "num_features", .optional(.count), "number of features or channels",
        otherwise: "what the layer receives"),
      .optional(\.eps, "eps", .number(.positiveFloat), "what is added to the variance"),
      .optional(
        \.momentum, "momentum", .nullable(.number(.within(0, 1))),
        "weight of the newest batch in the running statistics; null averages over all batches"),
      .optional(\.affine, "affine", .boolean, "whether a weight and a bias are learnt"),
      .optional(
        \.trackRunningStats, "track_running_stats", .boolean,
        "whether running statistics are kept for evaluation"),
    ]
  }

  /// The layer for so many features.
  func resolved(features: Int, _ input: LayerInput) -> Resolution {
    var layer = self
    layer.numFeatures = features
    let buffers: [(String, [Int], Double)] = [
      ("running_mean", [features], 0), ("running_var", [features], 1),
      ("num_batches_tracked", [], 0),
    ]
    return Resolution(
      layer: layer, output: input.shape,
      parameters: parameters(weight: [features], bias: [features]),
      buffers: (trackRunningStats ? buffers : []).map {
        Parameter(name: $0, shape: $1, initializer: .constant($2))
      })
  }

  /// A weight and a bias, if they are learnt.
  public var parameterNames: [String] { affine ? ["weight", "bias"] : [] }
}
