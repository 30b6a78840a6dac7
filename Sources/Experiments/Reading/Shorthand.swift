internal import Declarations

/// What a bare value is short for, by the declarations of whatever has its name or its key.
enum Shorthand {
  /// Whether a text alone names a thing that a mapping could name as well: `relu` for `relu: {}`.
  static func isName(_ text: String) -> Bool {
    Category.all.contains { $0.isNamedByKey && $0.names.contains(text) }
  }

  /// The argument that a bare value under a key stands for; nil where there is none.
  static func argument(of key: String) -> String? {
    if let member = Category.all.lazy.compactMap({ $0[key] }).first(where: { $0.shorthand != nil })
    {
      return member.shorthand
    }
    if key.hasSuffix("_init") { return "type" }
    let arguments = Category.all.flatMap(\.common) + TrainOptions.facts.arguments
    return arguments.lazy.filter { $0.name == key }.compactMap(\.mapping?.shorthand).first
  }
}

extension Category {
  /// Whether a mapping may name a member by its only key.
  fileprivate var isNamedByKey: Bool {
    switch style {
    case .key, .keyOrType: true
    case .type, .word: false
    }
  }
}

extension ArgumentFacts {
  /// What its value is declared by, where that is a mapping.
  fileprivate var mapping: DeclarationFacts? {
    if case .mapping(let facts) = shape { facts } else { nil }
  }
}
