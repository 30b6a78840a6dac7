internal import Declarations
internal import Networks

/// Layers of images, `[channels, height, width]`.
extension LayerKind {
  func convolution(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let out = fields.required("out_channels") { context.integer($0, at: $1, .atLeast(1)) }
    let given = fields.optional("in_channels") { context.integer($0, at: $1, .atLeast(1)) }
    let kernel = fields.required("kernel_size") { context.extent($0, at: $1, from: 1) }
    let stride = fields.extent("stride", default: 1, from: 1)
    let padding = fields.extent("padding", default: 0, from: 0)
    let dilation = fields.extent("dilation", default: 1, from: 1)
    let groups = fields.integer("groups", default: 1, .atLeast(1))
    let bias = fields.boolean("bias", default: true)
    guard let out, let kernel, let stride, let padding, let dilation, let groups, let bias,
      !fields.has("in_channels") || given != nil
    else { return nil }
    return .conv2D(
      Conv2D(
        outChannels: out, kernelSize: kernel, inChannels: given, stride: stride, padding: padding,
        dilation: dilation, groups: groups, bias: bias))
  }

  func pooling(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let kernel = fields.required("kernel_size") { context.extent($0, at: $1, from: 1) }
    let stride = fields.optional("stride") { context.extent($0, at: $1, from: 1) }
    let padding = fields.extent("padding", default: 0, from: 0)
    let ceilMode = fields.boolean("ceil_mode", default: false)
    let counts = self == .avgPool2D ? fields.boolean("count_include_pad", default: true) : true
    guard let kernel, let padding, let ceilMode, let counts,
      !fields.has("stride") || stride != nil
    else { return nil }
    if self == .maxPool2D {
      return .maxPool2D(
        MaxPool2D(kernelSize: kernel, stride: stride, padding: padding, ceilMode: ceilMode))
    }
    return .averagePool2D(
      AveragePool2D(
        kernelSize: kernel, stride: stride, padding: padding, countsPadding: counts,
        ceilMode: ceilMode))
  }

  func groupNorm(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let groups = fields.required("num_groups") { context.integer($0, at: $1, .atLeast(1)) }
    let channels = fields.optional("num_channels") { context.integer($0, at: $1, .atLeast(1)) }
    let eps = fields.number("eps", default: 1e-5, .positiveFloat)
    let affine = fields.boolean("affine", default: true)
    guard let groups, let eps, let affine, !fields.has("num_channels") || channels != nil else {
      return nil
    }
    return .groupNorm(GroupNorm(groups: groups, channels: channels, eps: eps, affine: affine))
  }

  func localResponseNorm(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let size = fields.required("size") { context.integer($0, at: $1, .atLeast(1)) }
    let alpha = fields.number("alpha", default: 1e-4, .float)
    let beta = fields.number("beta", default: 0.75, .float)
    let k = fields.number("k", default: 1, .float)
    guard let size, let alpha, let beta, let k else { return nil }
    return .localResponseNorm(LocalResponseNorm(size: size, alpha: alpha, beta: beta, k: k))
  }

  func adaptivePooling(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    fields.required("output_size") { context.extent($0, at: $1, from: 1) }.map {
      .adaptiveAveragePool2D(AdaptiveAveragePool2D(outputSize: $0))
    }
  }
}

extension ReadingContext {
  /// One whole number for height and width, or a pair of them.
  func extent(_ node: SpecNode, at path: SpecPath, from least: Int) -> Extent2D? {
    guard case .sequence(let items) = node.kind else {
      return integer(node, at: path, .atLeast(least)).map { Extent2D($0) }
    }
    guard items.count == 2 else {
      mistake(path, expected: "a whole number or a pair [height, width]", at: node)
      return nil
    }
    let height = integer(items[0], at: path.item(0), .atLeast(least))
    let width = integer(items[1], at: path.item(1), .atLeast(least))
    guard let height, let width else { return nil }
    return Extent2D(height: height, width: width)
  }
}

extension Fields {
  /// A height and a width, or a square by default.
  mutating func extent(_ key: String, default side: Int, from least: Int) -> Extent2D? {
    if let node = node(key) { return context.extent(node, at: path.key(key), from: least) }
    context.resolution.note(.integer(side), "whole number", at: path.key(key), from: nil)
    return Extent2D(side)
  }
}
