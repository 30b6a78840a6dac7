internal import Declarations
internal import Datasets

extension ReadingContext {
  /// `test`, or a fraction of the samples.
  func holdout(
    _ node: SpecNode, at path: SpecPath, hasSplits: Bool
  ) -> Located<DataSection.Holdout>? {
    if node.text == NamedSplit.test.rawValue {
      guard hasSplits else {
        mistake(path, expected: "a fraction, since this data set has no split 'test'", at: node)
        return nil
      }
      resolution.note(.text("test"), "fraction or split", at: path, from: node)
      return Located(value: .split(.test), span: node.span, path: path)
    }
    return number(node, at: path, .between(0, 1)).map {
      Located(value: .fraction($0), span: node.span, path: path)
    }
  }

  /// A list of random changes to images.
  func augmentations(_ node: SpecNode, at path: SpecPath) -> [Located<Augmentation>]? {
    list(node, at: path, of: "augmentations") { node, path in
      augmentation(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
  }

  private func augmentation(_ node: SpecNode, at path: SpecPath) -> Augmentation? {
    switch node.kind {
    case .scalar where !node.isNull:
      return augmentation(node.text ?? "", [], at: path, span: node.span)
    case .mapping(let pairs) where pairs.count == 1:
      let (name, value) = (pairs[0].key, pairs[0].value)
      switch value.kind {
      case .mapping(let given):
        return augmentation(name, given, at: path, span: pairs[0].keySpan)
      case .scalar:
        let short = AugmentationKind(rawValue: name)?.shorthand ?? "p"
        let given = [SpecPair(key: short, keySpan: value.span, value: value)]
        return augmentation(name, given, at: path, span: pairs[0].keySpan)
      case .sequence: break
      }
      mistake(path.key(name), expected: "a mapping", at: value)
      return nil
    default:
      mistake(path, expected: "an augmentation such as random_crop: 4", at: node)
      return nil
    }
  }

  private func augmentation(
    _ name: String, _ pairs: [SpecPair], at path: SpecPath, span: SourceSpan
  ) -> Augmentation? {
    guard let kind = AugmentationKind(rawValue: name) else {
      unknown("augmentation", name, known: AugmentationKind.allCases.map(\.rawValue), at: span)
      return nil
    }
    var fields = Fields(pairs, span: span, at: path.key(name), in: self)
    defer { fields.finish() }
    switch kind {
    case .randomCrop:
      let padding = fields.required("padding") { integer($0, at: $1, .within(1, 1024)) }
      let mode: Augmentation.Padding? = fields.choice(
        "padding_mode", default: .zero, of: "padding mode")
      guard let padding, let mode else { return nil }
      return .crop(padding: padding, mode: mode)
    case .randomHorizontalFlip:
      return fields.number("p", default: 0.5, .within(0, 1)).map {
        .horizontalFlip(probability: Float($0))
      }
    case .cutout:
      return fields.required("size") { integer($0, at: $1, .within(1, 4096)) }.map {
        .cutout(size: $0)
      }
    }
  }
}

/// The augmentations by their names in a spec, which are torchvision's where it has one.
private enum AugmentationKind: String, CaseIterable {
  case randomCrop = "random_crop"
  case randomHorizontalFlip = "random_horizontal_flip"
  case cutout

  /// The argument that a bare value stands for.
  var shorthand: String {
    switch self {
    case .randomCrop: "padding"
    case .randomHorizontalFlip: "p"
    case .cutout: "size"
    }
  }
}
