/// The declared things of one category.
///
/// `Member` is a metatype such as `any Policy.Type`: to add a thing is to add a row to the table
/// that a category's registry is made from.
public struct Registry<Member: Sendable>: Sendable {
  /// What a thing of this category is called: `scheduler`, `layer`, ….
  public let category: String
  /// The things, in the order of messages.
  public let members: [Member]
  /// What is to be said of each, in the same order.
  public let facts: [DeclarationFacts]

  /// Makes the table of a category.
  public init(
    _ category: String, _ members: [Member], _ facts: (Member) -> DeclarationFacts
  ) {
    self.category = category
    self.members = members
    self.facts = members.map(facts)
    precondition(
      Set(names).count == members.count, "two things of the category \(category) have one name")
  }

  /// How specs spell the things.
  public var names: [String] { facts.map(\.name) }

  /// The thing of a name.
  public subscript(name: String) -> Member? {
    facts.firstIndex { $0.name == name }.map { members[$0] }
  }
}
