/// The names of a list of layers, checked: given ones, and indices where none are given.
struct LayerNames {
  private(set) var values: [String] = []

  /// Refuses names that are empty, contain a dot, mislead or stand twice.
  init(_ layers: [NamedLayer], at place: LayerPlace) throws(NetworkError) {
    var seen: [String: Int] = [:]
    for (index, entry) in layers.enumerated() {
      let name = entry.name ?? String(index)
      var mistake = LayerNames.mistake(in: name, at: index)
      if let first = seen.updateValue(index, forKey: name) {
        mistake = mistake ?? "layer \(first) is already named '\(name)'"
      }
      if let mistake { throw place.layer(index, named: name).error(mistake, in: "name") }
      values.append(name)
    }
  }

  /// What is wrong with a name by itself, if anything is.
  private static func mistake(in name: String, at index: Int) -> String? {
    if name.isEmpty { return "a name needs at least one character" }
    if name.utf8.contains(UInt8(ascii: ".")) {
      return "the name '\(name)' contains a dot, which separates names"
    }
    let isNumeric = name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumeric && name != String(index)
      ? "the name '\(name)' reads as the index of another layer" : nil
  }
}
