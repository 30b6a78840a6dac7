internal import Declarations
package import Datasets

/// Where the samples come from and how batches are made of them.
package struct DataSection: Sendable {
  /// The kinds of data sets.
  enum Kind: String, CaseIterable {
    case csv, npy, idx, mnist
    case fashionMNIST = "fashion_mnist"
    case cifar10, cifar100, normal
  }

  /// Samples that are measured on and never trained on.
  package enum Holdout: Sendable, Hashable {
    /// A fraction of all samples, drawn by the seed.
    case fraction(Double)
    /// A part that those who made the data set apart.
    case split(NamedSplit)
  }

  /// The numbers to subtract and to divide by: one for all, or one a feature or channel.
  package struct Scaling: Sendable {
    /// What is subtracted.
    package var mean: [Double]
    /// What is divided by.
    package var standardDeviation: [Double]
    /// Where the mean stands.
    package var meanSpan: SourceSpan
    /// Where the divisor stands.
    package var deviationSpan: SourceSpan
  }

  /// Where the samples come from.
  package var source: Located<DataSource>
  /// Samples in a batch.
  package var batchSize: Located<BatchSize>
  /// Whether every epoch has an order of its own.
  package var shuffles: Bool
  /// Whether a last batch that is not full is left out.
  package var dropsLast: Bool
  /// Normalisation of the inputs.
  package var scaling: Scaling?
  /// Random changes to images that are trained on.
  package var augmentations: [Located<Augmentation>]
  /// The samples held out for validation.
  package var validation: Located<Holdout>?
}

extension DataSection.Kind {
  /// Whether those who made the data set a part of it apart for testing.
  var hasSplits: Bool {
    switch self {
    case .mnist, .fashionMNIST, .cifar10, .cifar100: true
    case .csv, .npy, .idx, .normal: false
    }
  }
}

extension ReadingContext {
  /// Reads `data:`.
  func data(_ node: SpecNode, at path: SpecPath) -> DataSection? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let kind: DataSection.Kind? = fields.kind("dataset", of: "dataset")
    let source: DataSource? =
      switch kind {
      case .csv: csv(&fields)
      case .npy: npy(&fields)
      case .idx: idx(&fields)
      case .mnist, .fashionMNIST, .cifar10, .cifar100: kind.flatMap { folder(&fields, of: $0) }
      case .normal: normal(&fields)
      case nil: nil
      }
    let batchSize = fields.required("batch_size", batchSize)
    let shuffles = fields.boolean("shuffle", default: true)
    let dropsLast = fields.boolean("drop_last", default: false)
    let scaling = fields.optional("normalize", readScaling)
    let augmentations = fields.optional("augment", augmentations)
    let validation = fields.optional("validation") { node, path in
      holdout(node, at: path, hasSplits: kind?.hasSplits ?? true)
    }
    // Without its kind a data set's other keys are neither known nor unknown.
    if kind != nil { fields.finish() }
    guard let source else { return nil }
    let place = fields.keySpan("dataset")
    return DataSection(
      source: Located(value: source, span: node[key: "path"]?.span ?? place, path: path),
      // What could not be read is reported; with stand-ins the data can be checked all the same.
      batchSize: batchSize ?? Located(value: .full, span: place, path: path),
      shuffles: shuffles ?? true, dropsLast: dropsLast ?? false, scaling: scaling,
      augmentations: augmentations ?? [], validation: validation)
  }

  private func readScaling(_ node: SpecNode, at path: SpecPath) -> DataSection.Scaling? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let mean = fields.required("mean") { numbers($0, at: $1, .float) }
    let deviation = fields.required("std") { numbers($0, at: $1, .positiveFloat) }
    fields.finish()
    guard let mean, let deviation else { return nil }
    return DataSection.Scaling(
      mean: mean, standardDeviation: deviation, meanSpan: node[key: "mean"]?.span ?? node.span,
      deviationSpan: node[key: "std"]?.span ?? node.span)
  }
}
