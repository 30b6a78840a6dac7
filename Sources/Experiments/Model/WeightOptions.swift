package import Declarations
internal import Optimizers

/// What `init:` says of the weights that it reads: which of them are taken, and by what names.
package struct WeightOptions: Declared {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "init", Self(), "Which weights of a file or a run a model begins with.",
    arguments: [
      .optional(
        \.include, "include", .optional(.namePatterns),
        "globs over the names of parameters that are read", otherwise: "all are"),
      .optional(
        \.exclude, "exclude", .optional(.namePatterns),
        "globs over the names of parameters that keep their initial values", otherwise: "none"),
      .optional(
        \.isStrict, "strict", .boolean,
        "whether every parameter that is read must be there, and nothing else"),
    ])

  /// The globs of what is read; nil for all.
  package var include: [Located<String>]?
  /// The globs of what is not; nil for nothing.
  package var exclude: [Located<String>]?
  /// Whether the file must have exactly what is read.
  package var isStrict = true
  /// Names in the file, or their first parts, and what takes their place; of several that a name begins with
  /// the longest holds.
  package var renames: [Rename] = []

  /// Another name for what a file has.
  package struct Rename: Sendable {
    /// A name, or whole parts that names begin with.
    package var old: Located<String>
    /// What takes its place.
    package var new: Located<String>
  }

  /// Whether all of a file is taken as it is.
  package var takesAll: Bool { include == nil && exclude == nil && isStrict }

  /// Whether a parameter or buffer is read.
  package func takes(_ name: String) -> Bool {
    let isIncluded = include?.contains { NamePattern($0.value).matches(name) } ?? true
    return isIncluded && exclude?.contains { NamePattern($0.value).matches(name) } != true
  }

  /// What renames something that has a name in the file; nil if nothing does.
  package func rename(of name: String) -> Rename? {
    renames.filter { name == $0.old.value || name.hasPrefix("\($0.old.value).") }
      .max { $0.old.value.utf8.count < $1.old.value.utf8.count }
  }

  /// The name in the model of what has a name in the file.
  package func name(of name: String) -> String {
    guard let rename = rename(of: name) else { return name }
    return rename.new.value + name.dropFirst(rename.old.value.count)
  }
}

extension ValueReader {
  /// Reads `init.rename:`, a mapping of names.
  func renames() -> [WeightOptions.Rename]? {
    guard let pairs = node.pairs else {
      refuse(expected: "a mapping of names in the file to the model's")
      return nil
    }
    let read = pairs.map { pair -> WeightOptions.Rename? in
      let reader = part(pair.value, path.key(pair.key))
      guard let new = reader.string() else { return nil }
      // The format keeps one name for itself.
      guard !new.isEmpty, new != "__metadata__", !pair.key.isEmpty else {
        reader.refuse(expected: "a name")
        return nil
      }
      reader.note(.text(new), as: "text")
      let old = Located(value: pair.key, span: pair.keySpan, path: path.key(pair.key))
      return WeightOptions.Rename(old: old, new: reader.located(new))
    }
    let given = read.compactMap(\.self)
    return given.count == read.count ? given : nil
  }
}
