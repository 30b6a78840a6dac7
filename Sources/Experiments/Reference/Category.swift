package import Declarations

/// A category of things that a spec can name, with how it names them.
package struct Category: Sendable {
  /// How a spec names a thing of the category.
  package enum Style: Sendable, Equatable {
    /// A mapping whose key says which: `{type: step, step_size: 30}`; alone, a name will do where the
    /// category allows it.
    case type(key: String, alone: Bool)
    /// The only key of a mapping: `linear: {out_features: 10}`; or the name alone.
    case key
    /// Either of these, or the name alone.
    case keyOrType(key: String)
    /// The name alone.
    case word
  }

  /// What it is called, in the singular.
  package let name: String
  /// Its members.
  package let members: [DeclarationFacts]
  /// How a spec names them.
  package let style: Style
  /// The arguments that every member takes beside its own.
  package let common: [ArgumentFacts]
  /// What may stand beside the key that names a member.
  package let beside: [ArgumentFacts]

  init(
    _ name: String, _ members: [DeclarationFacts], _ style: Style, common: [ArgumentFacts] = [],
    beside: [ArgumentFacts] = []
  ) {
    (self.name, self.members, self.style, self.common) = (name, members, style, common)
    self.beside = beside
  }

  /// The category of a name.
  package static func named(_ name: String) -> Category? { all.first { $0.name == name } }

  /// What specs call its members.
  package var names: [String] { members.map(\.name) }

  /// The member of a name.
  package subscript(name: String) -> DeclarationFacts? { members.first { $0.name == name } }
}
