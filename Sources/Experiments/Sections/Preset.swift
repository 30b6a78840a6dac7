internal import Declarations
/// Networks that are known by name, written as the plain layers that they stand for.
///
/// A preset takes the place of its own item in the list of layers, so it can be looked at with
/// `runner explain`, and layers can stand before and behind it.
enum Preset: String, CaseIterable {
  /// LeNet as Caffe trains it on MNIST (LeCun et al. 1998): `lenet: {num_classes: 10}`.
  case lenet
  /// Linear layers with ReLU between them: `mlp: [784, 512, 10]`, the input's size first.
  case mlp
  /// A ResNet for CIFAR (He et al. 2015, section 4.2): `resnet: {depth: 20, num_classes: 10}`.
  ///
  /// The depth is 6n + 2; where the size changes, the shortcut is a 1×1 convolution.
  case resnet
  /// A wide ResNet (Zagoruyko and Komodakis 2016): `wide_resnet: {depth: 28, widen_factor: 10}`.
  ///
  /// The depth is 6n + 4; `dropout` lies between the two convolutions of a block.
  case wideResNet = "wide_resnet"
  /// The quick CIFAR-10 network of Caffe's examples, which Smith's 3-layer experiments use.
  ///
  /// Caffe rounds the size of a pooled image up; a padding of 1 gives the same sizes here.
  case caffeCIFAR10Quick = "caffe_cifar10_quick"

  /// The layers, all at the preset's place, or nil after reporting what is wrong with it.
  func layers(_ node: SpecNode?, at path: SpecPath, span: SourceSpan, in context: ReadingContext)
    -> [SpecNode]?
  {
    let writer = LayerWriter(span: span)
    if self == .mlp {
      guard let node else {
        context.findings.error(at: span, "\(path): expected sizes such as [784, 512, 10]")
        return nil
      }
      return multilayer(node, at: path, writer, context)
    }
    let pairs: [SpecPair]
    switch node?.kind {
    case nil: pairs = []
    case .mapping(let given): pairs = given
    case .scalar where node?.isNull ?? true: pairs = []
    default:
      if let node { context.mistake(path, expected: "a mapping", at: node) }
      return nil
    }
    // What a preset was told is not a value of the resolved spec: its layers are.
    let silent = ReadingContext(findings: context.findings)
    var fields = Fields(pairs, span: span, at: path, in: silent)
    let made = image(&fields, writer)
    fields.finish()
    return made
  }

  private func multilayer(
    _ node: SpecNode, at path: SpecPath, _ writer: LayerWriter, _ context: ReadingContext
  ) -> [SpecNode]? {
    let silent = ReadingContext(findings: context.findings)
    guard let sizes = silent.sizes(node, at: path) else { return nil }
    guard sizes.count >= 2 else {
      context.mistake(path, expected: "at least two sizes", at: node)
      return nil
    }
    var layers: [SpecNode] = []
    for (from, to) in zip(sizes, sizes.dropFirst()) {
      if !layers.isEmpty { layers.append(writer.plain("relu")) }
      layers.append(writer.layer("linear", ["in_features": from, "out_features": to]))
    }
    return layers
  }

  private func image(_ fields: inout Fields, _ writer: LayerWriter) -> [SpecNode]? {
    let classes = fields.integer("num_classes", default: 10, .atLeast(1))
    switch self {
    case .lenet, .mlp: return classes.map { writer.leNet(classes: $0) }
    case .caffeCIFAR10Quick: return classes.map { writer.caffeQuick(classes: $0) }
    case .resnet:
      guard let blocks = depth(&fields, default: 20, rest: 2), let classes else { return nil }
      return writer.resNet(blocks: blocks, classes: classes)
    case .wideResNet:
      let blocks = depth(&fields, default: 28, rest: 4)
      let factor = fields.integer("widen_factor", default: 10, .within(1, 64))
      let dropout = fields.number("dropout", default: 0, .within(0, 1))
      guard let blocks, let factor, let dropout, let classes else { return nil }
      return writer.wideResNet(blocks: blocks, factor: factor, dropout: dropout, classes: classes)
    }
  }

  /// The blocks of a stage, from a depth of 6n + rest.
  private func depth(_ fields: inout Fields, default value: Int, rest: Int) -> Int? {
    let span = fields.node("depth")?.span ?? fields.span
    guard let depth = fields.integer("depth", default: value, .within(8, 1202)) else { return nil }
    guard (depth - rest) % 6 == 0 else {
      fields.context.findings.error(
        at: span, "\(fields.path).depth: expected 6n + \(rest), such as \(value), found \(depth)")
      return nil
    }
    return (depth - rest) / 6
  }
}
