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
  /// A convolution of images.
  case conv2D(Conv2D)
  /// The greatest element under a sliding window.
  case maxPool2D(MaxPool2D)
  /// The mean under a sliding window.
  case averagePool2D(AveragePool2D)
  /// The means of so many parts of an image.
  case adaptiveAveragePool2D(AdaptiveAveragePool2D)
  /// Normalises each sample over groups of its channels.
  case groupNorm(GroupNorm)
  /// Divides each element by what neighbouring channels hold.
  case localResponseNorm(LocalResponseNorm)
  /// Random zeroing of channels while training.
  case dropout2D(Dropout2D)
  /// Shares of one over the classes, or their logarithms.
  case softmax(Softmax)
  /// A table's rows by their indices.
  case embedding(Embedding)
  /// Two branches from the same input, whose results are added.
  case residual(Residual)

  /// The name in a spec, as in `linear` or `batch_norm1d`.
  public var kind: String {
    switch self {
    case .linear: "linear"
    case .activation(let activation): activation.kind
    case .dropout: "dropout"
    case .flatten: "flatten"
    case .batchNorm(let layer): "batch_norm\(layer.rank)d"
    case .layerNorm: "layer_norm"
    case .conv2D: "conv2d"
    case .maxPool2D: "max_pool2d"
    case .averagePool2D: "avg_pool2d"
    case .adaptiveAveragePool2D: "adaptive_avg_pool2d"
    case .groupNorm: "group_norm"
    case .localResponseNorm: "local_response_norm"
    case .dropout2D: "dropout2d"
    case .softmax(let layer): layer.isLogarithmic ? "log_softmax" : "softmax"
    case .embedding: "embedding"
    case .residual: "residual"
    }
  }

  /// The layer as the protocol that resolves it against an input; nil for a residual block, whose
  /// layers are resolved one by one.
  var resolvable: (any Resolvable)? {
    switch self {
    case .linear(let layer): layer
    case .activation(let layer): layer
    case .dropout(let layer): layer
    case .flatten(let layer): layer
    case .batchNorm(let layer): layer
    case .layerNorm(let layer): layer
    case .conv2D(let layer): layer
    case .maxPool2D(let layer): layer
    case .averagePool2D(let layer): layer
    case .adaptiveAveragePool2D(let layer): layer
    case .groupNorm(let layer): layer
    case .localResponseNorm(let layer): layer
    case .dropout2D(let layer): layer
    case .softmax(let layer): layer
    case .embedding(let layer): layer
    case .residual: nil
    }
  }
}
