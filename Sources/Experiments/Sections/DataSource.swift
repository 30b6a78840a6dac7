internal import Declarations
internal import YAML

/// A place that samples come from; paths are as the file gives them.
package enum DataSource: Sendable {
  /// A table of numbers.
  case csv(path: FilePath, header: Bool, target: Located<TargetColumn>?)
  /// NumPy arrays.
  case npy(inputs: FilePath, targets: FilePath?)
  /// Arrays in the format of MNIST's files.
  case idx(inputs: FilePath, targets: FilePath?)
  /// A folder with the files of a known collection; nil is where its package puts them.
  case collection(Collection, folder: FilePath?)
  /// Standard normal numbers.
  case normal(samples: Int, shape: [Int], classes: Int?, outputs: Int?)

  /// The collections of images that are known by name.
  package enum Collection: Sendable, Hashable {
    case mnist, fashionMNIST, cifar10, cifar100
  }

  /// A path with its place in the spec.
  package typealias FilePath = Located<String>

  /// The column of a table that is to be learnt.
  package enum TargetColumn: Sendable, Hashable {
    case name(String)
    case index(Int)
  }
}

extension DataSource {
  /// Where an argument that may be at fault stands.
  package func span(of argument: String) -> SourceSpan? {
    guard case .csv(_, _, let target) = self, argument == "target" else { return nil }
    return target?.span
  }
}

extension ReadingContext {
  func csv(_ fields: inout Fields) -> DataSource? {
    let path = fields.required("path", filePath)
    let header = fields.boolean("header", default: true)
    let target = fields.optional("target") { node, path in
      targetColumn(node, at: path, named: header ?? true).map {
        Located(value: $0, span: node.span, path: path)
      }
    }
    guard let path, let header, !fields.has("target") || target != nil else { return nil }
    return .csv(path: path, header: header, target: target)
  }

  func npy(_ fields: inout Fields) -> DataSource? {
    let inputs = fields.required("inputs", filePath)
    let targets = fields.optional("targets", filePath)
    guard let inputs, !fields.has("targets") || targets != nil else { return nil }
    return .npy(inputs: inputs, targets: targets)
  }

  func idx(_ fields: inout Fields) -> DataSource? {
    let inputs = fields.required("inputs", filePath)
    let targets = fields.optional("targets", filePath)
    guard let inputs, !fields.has("targets") || targets != nil else { return nil }
    return .idx(inputs: inputs, targets: targets)
  }

  func folder(_ fields: inout Fields, of kind: DataSection.Kind) -> DataSource? {
    let path =
      kind == .fashionMNIST
      ? fields.optional("path", filePath) : fields.required("path", filePath)
    if path == nil, fields.has("path") || kind != .fashionMNIST { return nil }
    switch kind {
    case .mnist: return .collection(.mnist, folder: path)
    case .fashionMNIST: return .collection(.fashionMNIST, folder: path)
    case .cifar10: return .collection(.cifar10, folder: path)
    default: return .collection(.cifar100, folder: path)
    }
  }

  func normal(_ fields: inout Fields) -> DataSource? {
    let samples = fields.required("samples") { integer($0, at: $1, .atLeast(1)) }
    let shape = fields.required("shape", sizes)
    let classes = fields.optional("classes") { integer($0, at: $1, .atLeast(1)) }
    let outputs = fields.optional("outputs") { integer($0, at: $1, .atLeast(1)) }
    guard let samples, let shape else { return nil }
    guard isWithinLimit(samples, shape, outputs ?? 1) else {
      findings.error(
        at: fields.keySpan("samples"),
        "\(fields.path).samples: at most \(SpecLimits.madeNumbers) numbers are made up, inputs and "
          + "targets together")
      return nil
    }
    return .normal(samples: samples, shape: shape, classes: classes, outputs: outputs)
  }

  /// Whether so many samples are not too many numbers to make.
  private func isWithinLimit(_ samples: Int, _ shape: [Int], _ outputs: Int) -> Bool {
    var size = 1
    for side in shape {
      // No side is 0; the product can only grow.
      guard size <= SpecLimits.madeNumbers / side else { return false }
      size *= side
    }
    return outputs <= SpecLimits.madeNumbers
      && samples <= SpecLimits.madeNumbers / (size + outputs)
  }

  private func filePath(_ node: SpecNode, at path: SpecPath) -> DataSource.FilePath? {
    text(node, at: path).map { Located(value: $0, span: node.span, path: path) }
  }

  private func targetColumn(
    _ node: SpecNode, at path: SpecPath, named: Bool
  ) -> DataSource.TargetColumn? {
    // A quoted number is a name; a bare one counts columns, also where they have names.
    if case .scalar(let scalar) = node.kind, scalar.isPlain, let index = Int(scalar.text) {
      resolution.note(.integer(index), "column", at: path, from: node)
      return .index(index)
    }
    guard named else {
      mistake(path, expected: "a column's index, since the file has no header", at: node)
      return nil
    }
    return text(node, at: path).map { .name($0) }
  }
}
