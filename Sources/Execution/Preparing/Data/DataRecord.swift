internal import Datasets
internal import Declarations
internal import JSON
internal import Results
internal import System

/// What a run's folder tells of its samples: how they became numbers, and which of them were held out.
struct DataRecord {
  /// The version of both files.
  static let format = 1
  static let encodingName = "encoding.json"

  /// How the columns of a table became numbers.
  let encoding: TableEncoding?
  /// The names of the classes, where they have names.
  let classes: ClassNames?
  /// The numbers that inputs were normalized by, where they were learnt from the samples.
  let normalization: Normalization?
  /// The numbers that target values were scaled by.
  let scaling: TargetScaling?
  /// Whether inputs are bytes that are pixels, where the files may as well hold numbers; nil elsewhere.
  let arePixels: Bool?
  /// Which samples are held out.
  let division: Division
  /// How many samples there are.
  let count: Int
  /// Whether any of them were drawn.
  let isDrawn: Bool

  /// The files, by their names: `encoding.json` where there is something to tell, `split.json` where samples
  /// were drawn.
  var files: [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    if encoding != nil || classes != nil || normalization != nil || arePixels != nil {
      files.append((Self.encodingName, text(encodingPairs)))
    }
    if isDrawn { files.append(("split.json", text(splitPairs))) }
    return files
  }

  private func text(_ pairs: [(key: String, value: JSONValue)]) -> [UInt8] {
    Array((JSONValue.object([("format", Self.format.json)] + pairs).compactText + "\n").utf8)
  }

  private var encodingPairs: [(key: String, value: JSONValue)] {
    var pairs: [(key: String, value: JSONValue)] = []
    if let classes { pairs.append(("classes", classes.names.json)) }
    if let encoding, case .object(let own) = encoding.plain.json { pairs += own }
    if let arePixels { pairs.append(("pixels", arePixels.json)) }
    if let normalization {
      pairs.append(("normalize", Self.pair(normalization.mean, normalization.standardDeviation)))
    }
    if let scaling {
      pairs.append(
        ("targets", Self.pair(scaling.means.map(Double.init), scaling.deviations.map(Double.init))))
    }
    return pairs
  }

  private static func pair(_ means: [Double], _ deviations: [Double]) -> JSONValue {
    .object([("mean", means.json), ("std", deviations.json)])
  }

  /// The indices of the samples that are held out; all others are trained on.
  private var splitPairs: [(key: String, value: JSONValue)] {
    let parts = [("validation", division.validation), ("test", division.test)]
    return [("samples", count.json)]
      + parts.compactMap { name, indices in indices.map { (name, $0.json) } }
  }

  /// What `encoding.json` says of the samples; nil where there is nothing to tell.
  var encodingJSON: JSONValue? {
    encoding == nil && normalization == nil ? nil : .object(encodingPairs)
  }

  /// A run's `encoding.json`, where a folder is the run's or that of its weights.
  static func encoding(inRunOf folder: String) -> JSONValue? {
    for folder in [folder, FileSystem.folder(of: folder)] {
      guard let bytes = SmallFile.contents("\(folder)/\(encodingName)", limit: 1 << 26) else {
        continue
      }
      return try? JSONValue(parsing: bytes)
    }
    return nil
  }

  /// The `encoding.json` of a run.
  static func encoding(of run: FoundRun) -> JSONValue? {
    run.bytes(of: encodingName).flatMap { try? JSONValue(parsing: $0) }
  }

  /// The words of the columns of indices that an `encoding.json` names, by the columns' names.
  static func indexWords(_ encoding: JSONValue?) -> [String: [String]] {
    let pairs = columns(encoding).compactMap { name, column -> (String, [String])? in
      guard column["type"] == .string("index"),
        let words: [String] = try? column.value("categories")
      else { return nil }
      return (name, words)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// What an `encoding.json` says of each column, in their order.
  static func columns(_ encoding: JSONValue?) -> [(name: String, column: JSONValue)] {
    guard case .array(let columns)? = encoding?["columns"] else { return [] }
    return columns.compactMap { column in
      guard case .string(let name)? = column["name"] else { return nil }
      return (name, column)
    }
  }

  /// The classes that an `encoding.json` names.
  static func classes(_ encoding: JSONValue?) -> [String] {
    (try? encoding?.value("classes")) ?? []
  }
}
