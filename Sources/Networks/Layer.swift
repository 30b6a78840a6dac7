/// One step of a network, with PyTorch's arguments and defaults.
public enum Layer: Hashable, Sendable {
  /// An affine map of the features.
  case linear(Linear)
  /// A function of each element.
  case activation(Activation)
  /// Random zeroing of elements while training.
  case dropout(Dropout)
  /// Joins dimensions.
  case flatten(Flatten)
  /// Normalises each feature over the batch.
  case batchNorm(BatchNorm)
  /// Normalises each sample over its last dimensions.
  case layerNorm(LayerNorm)

  /// The name in a spec, as in `linear` or `batch_norm1d`.
  public var kind: String {
    switch self {
    case .linear: "linear"
    case .activation(let activation): activation.kind
    case .dropout: "dropout"
    case .flatten: "flatten"
    case .batchNorm: "batch_norm1d"
    case .layerNorm: "layer_norm"
    }
  }

  /// The layer as the protocol that resolves it against an input.
  var resolvable: any Resolvable {
    switch self {
    case .linear(let layer): layer
    case .activation(let layer): layer
    case .dropout(let layer): layer
    case .flatten(let layer): layer
    case .batchNorm(let layer): layer
    case .layerNorm(let layer): layer
    }
  }
}
