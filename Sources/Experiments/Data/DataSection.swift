package import Datasets
internal import Declarations

/// Where the samples come from and how batches are made of them.
package struct DataSection: Sendable {
  /// Where the samples come from; its paths are as the spec gives them.
  package let dataset: any Dataset
  /// How they are prepared, divided and made into batches.
  package let options: DataOptions
  /// Where the section's keys stand; as a whole it stands where its data set is named.
  package let place: SpecPlace
}

extension ValueReader {
  /// Reads `data:`.
  func data() -> DataSection? {
    guard var fields = Fields(self) else { return nil }
    let type = fields.member(of: DatasetRegistry.all, key: "dataset")
    var dataset: (any Dataset)?
    if let type { dataset = read(type, &fields) }
    let options = fields.read(DataOptions.self)
    if let type {
      refuse(options.validation, "validation", of: type, fields)
      refuse(options.test, "test", of: type, fields)
    }
    // Without its name a data set's other keys are neither known nor unknown.
    if type != nil { fields.finish() }
    guard let dataset else { return nil }
    let span = node[key: "path"]?.span ?? fields.keySpan("dataset")
    return DataSection(
      dataset: dataset, options: options, place: SpecPlace(node, at: path, span: span))
  }

  /// Refuses samples that a data set cannot hold out.
  private func refuse(
    _ held: HeldOut?, _ key: String, of type: any Dataset.Type, _ fields: Fields
  ) {
    guard let held, let node = fields.value(key) else { return }
    let reader = fields.reader(node, key)
    switch held {
    case .fraction, .count: break
    case .split(let split) where !(type is any SplitDataset.Type):
      reader.refuse(
        expected: "a fraction, since this data set has no split '\(split.rawValue)'")
    case .file where !(type is CSVDataset.Type || type is any PartedDataset.Type):
      reader.refuse(expected: "a fraction between 0 and 1, or '\(NamedSplit.test.rawValue)'")
    case .split, .file: break
    }
  }

  /// A data set, or nil where something is wrong with it: stand-ins would load what nobody means.
  private func read<Kind: Dataset>(_ kind: Kind.Type, _ fields: inout Fields) -> (any Dataset)? {
    findings.whole { fields.read(kind) }
  }
}
