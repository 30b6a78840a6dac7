internal import Experiments
internal import JSON
internal import Networks

/// A spec's resolved values as JSON: the values as a tree, and the origin of each.
struct ResolvedDocument {
  private let list: [ResolvedValue]

  /// Takes the values in the order of reading.
  init(_ values: [ResolvedValue]) { list = values.lastOfEachPlace }

  /// The spec with every default filled in.
  var values: JSONValue { ResolvedTree(list).json }

  /// The content of `resolved.json`, format 1.
  ///
  /// `values` is the spec with every default filled in; `origins` gives for each path
  /// `FILE:LINE:COLUMN`, `option --set …` or `default`; `network` the layers with their shapes.
  func json(_ network: Network) -> JSONValue {
    .object([
      ("format", 1),
      ("values", values),
      ("network", NetworkDocument.json(of: network)),
      ("origins", .object(list.map { ($0.path.description, $0.origin.description.json) })),
    ])
  }
}

extension [ResolvedValue] {
  /// The values without those in whose place another was read later.
  var lastOfEachPlace: [ResolvedValue] {
    var places: [SpecPath: Int] = [:]
    var kept: [ResolvedValue] = []
    for value in self {
      if let place = places[value.path] {
        kept[place] = value
      } else {
        places[value.path] = kept.count
        kept.append(value)
      }
    }
    return kept
  }
}
