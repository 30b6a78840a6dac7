internal import Datasets
internal import Declarations
internal import Experiments
internal import Messages
internal import System
internal import Training

/// Samples that are held out, where they lie in files of their own.
extension SampleLoading {
  /// The files of their own that hold samples to validate on and to measure on at the end, with their places.
  var heldPaths: [(place: SpecPlace, path: String)] {
    [("validation", options.validation), ("test", options.test)].flatMap { part, held in
      heldPaths(held, part).map { ($0.place, $0.path) }
    }
  }

  private func heldPaths(
    _ held: HeldOut?, _ part: String
  ) -> [(key: String?, place: SpecPlace, path: String)] {
    (held?.paths ?? []).map { key, path in
      let place = section.place.key(part)
      let inner = key.map(place.key) ?? place
      return (key, inner, resolve(path, inner.span))
    }
  }

  /// Loads the samples of files of their own as the data set loads its own; tables and folders of classes have
  /// read them already.
  ///
  /// All are of the same form then; the digest is of all files.
  func loadOthers(
    beside loaded: inout LoadedSamples
  ) throws(LoadingError) -> [String: Samples] {
    guard !(dataset is any TableDataset || dataset is any PartedDataset) else { return [:] }
    var others: [String: Samples] = [:]
    var digests = [loaded.digest]
    for (part, held) in [("validation", options.validation), ("test", options.test)] {
      let paths = heldPaths(held, part)
      guard !paths.isEmpty else { continue }
      var other = dataset
      other.mapPaths { key, path in paths.first { $0.key ?? key == key }?.path ?? path }
      let found: LoadedSamples
      do throws(DatasetError) {
        found = try other.load(targets, seed: seed)
      } catch { throw failure(error, of: other) }
      let mistake = Message.otherForm(of: found.samples, than: loaded.samples)
      if let mistake { throw self.found(mistake, at: section.place.key(part)) }
      others[part] = found.samples
      digests.append(found.digest)
    }
    guard !others.isEmpty else { return [:] }
    let count = others.values.reduce(loaded.samples.classCount ?? 0) { max($0, $1.classCount ?? 0) }
    loaded.samples.widenClasses(to: count)
    for key in others.keys { others[key]?.widenClasses(to: count) }
    let digest = SHA256.digest(of: Array(digests.joined().utf8)).bytes.hexadecimal
    var all = LoadedSamples(samples: loaded.samples, validation: loaded.validation, digest: digest)
    (all.suspicions, all.notes, all.classes) = (loaded.suspicions, loaded.notes, loaded.classes)
    loaded = all
    return others
  }

  /// Normalizes them by given numbers.
  func normalize(_ others: inout [String: Samples]) throws(LoadingError) {
    guard case .given(let normalization)? = options.normalization else { return }
    for key in others.keys {
      guard var held = others.removeValue(forKey: key) else { continue }
      do throws(ArgumentError) {
        try normalization.apply(to: &held)
      } catch {
        throw found(error.message, at: section.place.key("normalize").key(error.argument))
      }
      others[key] = held
    }
  }

  /// The samples of a part, which may be a split of the data set; nil where none are held out.
  func heldOut(
    _ held: HeldOut?, _ indices: [Int]?, _ loaded: LoadedSamples
  ) -> ValidationSet? {
    if case .split? = held { return loaded.validation.map { ValidationSet($0) } }
    return indices.map { ValidationSet(loaded.samples, indices: $0) }
  }
}
