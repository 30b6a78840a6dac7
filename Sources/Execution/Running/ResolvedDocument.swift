internal import Experiments
internal import JSON
internal import Messages
internal import System
internal import Weights

/// A spec's resolved values as JSON: the values as a tree, and the origin of each.
struct ResolvedDocument {
  private let values: [ResolvedValue]

  /// Takes the values in the order of reading; of two for one place the later holds.
  init(_ values: [ResolvedValue]) {
    var places: [SpecPath: Int] = [:]
    var kept: [ResolvedValue] = []
    for value in values {
      if let place = places[value.path] {
        kept[place] = value
      } else {
        places[value.path] = kept.count
        kept.append(value)
      }
    }
    self.values = kept
  }

  /// The content of `resolved.json`, format 1.
  ///
  /// `values` is the spec with every default filled in; `origins` gives for each path
  /// `FILE:LINE:COLUMN`, `option --set …` or `default`.
  var json: JSONValue {
    let origins = values.map {
      (key: $0.path.description, value: JSONValue.string($0.origin.description))
    }
    return .object([
      (key: "format", value: .integer(1)),
      (key: "values", value: ResolvedTree(values).json),
      (key: "origins", value: .object(origins)),
    ])
  }

  /// The run's identity: 8 hexadecimal digits of SHA-256 over the values and the data's digest.
  ///
  /// Spelling, key order and comments do not count, and neither do the description and what has no
  /// part in the results: how often a run is saved.
  ///
  /// - Parameters:
  ///   - dataDigest: Identifies the data.
  ///   - weights: What the parameters begin with, if not with random numbers.
  /// - Returns: The digits.
  func identity(dataDigest: String, weights: SafetensorsFile? = nil) -> String {
    let counted = values.filter {
      $0.path.components != [.key("description")]
        && $0.path.components != [.key("train"), .key("checkpoint_every")]
    }
    let text = ResolvedTree(counted).json.canonicalText + "\n" + dataDigest
    var hash = SHA256()
    hash.update(text.utf8)
    if var weights {
      weights.metadata = [:]
      hash.update(weights.encoded())
    }
    return hash.finalize().bytes.prefix(4).hexadecimal
  }
}
