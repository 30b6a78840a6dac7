package import Datasets
internal import Declarations

extension Dataset {
  /// The keys of the paths that are given.
  fileprivate var pathKeys: [String] {
    var (copy, keys) = (self, [] as [String])
    copy.mapPaths { key, path in
      keys.append(key)
      return path
    }
    return keys
  }
}

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
      refuse(options.validation, "validation", of: type, dataset, fields)
      refuse(options.test, "test", of: type, dataset, fields)
    }
    if options.split != nil, !options.draws, let node = fields.value("split") {
      findings.warning(
        at: node.span,
        "\(path.key("split")): has no effect: no samples are drawn by validation, test or folds",
        ofNoEffect: true)
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
    _ held: HeldOut?, _ key: String, of type: any Dataset.Type, _ dataset: (any Dataset)?,
    _ fields: Fields
  ) {
    guard let held, let node = fields.value(key) else { return }
    let reader = fields.reader(node, key)
    switch held {
    case .fraction, .count: break
    case .split(let split) where !(type is any SplitDataset.Type):
      reader.refuse(
        expected: "a fraction, since this data set has no split '\(split.rawValue)'")
    case .file, .arrays:
      guard let dataset else { return }
      let (keys, given) = (dataset.pathKeys, held.paths.map { $0.key ?? dataset.pathKeys.first })
      if type is any SplitDataset.Type || keys.isEmpty {
        reader.refuse(expected: "a fraction between 0 and 1, or '\(NamedSplit.test.rawValue)'")
      } else if given != keys {
        let files = keys.map { "\($0): FILE" }.joined(separator: ", ")
        reader.refuse(
          expected: keys.count == 1 ? "one path" : "{\(files)}, as the data set has them")
      }
    case .split: break
    }
  }

  /// A data set, or nil where something is wrong with it: stand-ins would load what nobody means.
  private func read<Kind: Dataset>(_ kind: Kind.Type, _ fields: inout Fields) -> (any Dataset)? {
    findings.whole { fields.read(kind) }
  }
}
