internal import Declarations
internal import Networks

/// The layers that a spec can name; raw values are PyTorch's names in snake case.
enum LayerKind: String, CaseIterable {
  case linear, relu
  case leakyReLU = "leaky_relu"
  case elu, gelu, silu, sigmoid, tanh, softplus, dropout, flatten
  case batchNorm1D = "batch_norm1d"
  case layerNorm = "layer_norm"
  case conv2D = "conv2d"
  case maxPool2D = "max_pool2d"
  case avgPool2D = "avg_pool2d"
  case adaptiveAvgPool2D = "adaptive_avg_pool2d"
  case batchNorm2D = "batch_norm2d"
  case residual
  case groupNorm = "group_norm"
  case localResponseNorm = "local_response_norm"
  case dropout2D = "dropout2d"
  case softmax
  case logSoftmax = "log_softmax"
  case embedding

  /// The argument that a bare value stands for.
  var shorthand: String? {
    switch self {
    case .linear: "out_features"
    case .leakyReLU: "negative_slope"
    case .elu: "alpha"
    case .gelu: "approximate"
    case .softplus: "beta"
    case .dropout, .dropout2D: "p"
    case .groupNorm: "num_groups"
    case .localResponseNorm: "size"
    case .batchNorm1D, .batchNorm2D: "num_features"
    case .maxPool2D, .avgPool2D: "kernel_size"
    case .adaptiveAvgPool2D: "output_size"
    case .layerNorm: "normalized_shape"
    case .flatten: "start_dim"
    case .relu, .silu, .sigmoid, .tanh, .conv2D, .residual, .softmax, .logSoftmax, .embedding: nil
    }
  }

  /// Reads the arguments.
  func layer(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    switch self {
    case .relu: .activation(.relu)
    case .silu: .activation(.silu)
    case .sigmoid: .activation(.sigmoid)
    case .tanh: .activation(.tanh)
    case .leakyReLU, .elu, .gelu, .softplus: activation(&fields).map { .activation($0) }
    case .linear: linear(&fields, context)
    case .dropout: fields.number("p", default: 0.5, .within(0, 1)).map { .dropout(Dropout(p: $0)) }
    case .flatten: flatten(&fields)
    case .batchNorm1D, .batchNorm2D: batchNorm(&fields, context)
    case .conv2D: convolution(&fields, context)
    case .maxPool2D, .avgPool2D: pooling(&fields, context)
    case .adaptiveAvgPool2D: adaptivePooling(&fields, context)
    case .groupNorm: groupNorm(&fields, context)
    case .localResponseNorm: localResponseNorm(&fields, context)
    case .dropout2D:
      fields.number("p", default: 0.5, .within(0, 1)).map { .dropout2D(Dropout2D(p: $0)) }
    case .softmax: .softmax(Softmax())
    case .logSoftmax: .softmax(Softmax(isLogarithmic: true))
    case .embedding: embedding(&fields, context)
    // Its branches are lists of layers, which the model section reads.
    case .residual: nil
    case .layerNorm: layerNorm(&fields, context)
    }
  }

  private func activation(_ fields: inout Fields) -> Activation? {
    switch self {
    case .leakyReLU:
      return fields.number("negative_slope", default: 0.01, .float).map {
        .leakyReLU(negativeSlope: $0)
      }
    case .elu:
      return fields.number("alpha", default: 1, .float).map { .elu(alpha: $0) }
    case .gelu:
      let form: GELUForm? = fields.choice("approximate", default: .none, of: "form of gelu")
      return form.map { .gelu(tanh: $0 == .tanh) }
    default:
      let beta = fields.number("beta", default: 1, .positiveFloat)
      let threshold = fields.number("threshold", default: 20, .float)
      guard let beta, let threshold else { return nil }
      return .softplus(beta: beta, threshold: threshold)
    }
  }

  private func linear(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let out = fields.required("out_features") { context.integer($0, at: $1, .atLeast(1)) }
    let given = fields.optional("in_features") { context.integer($0, at: $1, .atLeast(1)) }
    let bias = fields.boolean("bias", default: true)
    guard let out, let bias, !fields.has("in_features") || given != nil else { return nil }
    return .linear(Linear(outFeatures: out, inFeatures: given, bias: bias))
  }

  private func flatten(_ fields: inout Fields) -> Layer? {
    let start = fields.integer("start_dim", default: 1)
    let end = fields.integer("end_dim", default: -1)
    guard let start, let end else { return nil }
    return .flatten(Flatten(startDimension: start, endDimension: end))
  }

  private func batchNorm(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let features = fields.optional("num_features") { context.integer($0, at: $1, .atLeast(1)) }
    let eps = fields.number("eps", default: 1e-5, .positiveFloat)
    let cumulative = fields.optional("momentum") { node, path -> Double?? in
      if node.isNull {
        context.resolution.note(.null, "number", at: path, from: node)
        return .some(nil)
      }
      return context.number(node, at: path, .within(0, 1)).map { $0 }
    }
    if !fields.has("momentum") { _ = fields.number("momentum", default: 0.1) }
    let affine = fields.boolean("affine", default: true)
    let tracks = fields.boolean("track_running_stats", default: true)
    guard let eps, let affine, let tracks else { return nil }
    guard !fields.has("num_features") || features != nil else { return nil }
    guard !fields.has("momentum") || cumulative != nil else { return nil }
    return .batchNorm(
      BatchNorm(
        features: features, eps: eps, momentum: cumulative ?? 0.1, affine: affine,
        tracksRunningStatistics: tracks, rank: self == .batchNorm2D ? 2 : 1))
  }

  private func layerNorm(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let shape = fields.optional("normalized_shape") { context.sizes($0, at: $1) }
    let eps = fields.number("eps", default: 1e-5, .positiveFloat)
    let affine = fields.boolean("elementwise_affine", default: true)
    let bias = fields.boolean("bias", default: true)
    guard let eps, let affine, let bias else { return nil }
    guard !fields.has("normalized_shape") || shape != nil else { return nil }
    return .layerNorm(LayerNorm(normalizedShape: shape, eps: eps, affine: affine, bias: bias))
  }
}

/// PyTorch's spellings of the two forms of GELU.
enum GELUForm: String, CaseIterable {
  case none, tanh
}
