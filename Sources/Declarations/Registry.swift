/// The declared things of one category.
///
/// `Member` is a metatype such as `any Policy.Type`: to add a thing is to add a row to the table
/// that a category's registry is made from.
public struct Registry<Member: Sendable>: Sendable {
  /// What a thing of this category is called: `scheduler`, `layer`, ….
  public let category: String
  /// The things, in the order of messages.
  public let members: [Member]
  /// What is to be said of each but for its arguments, in the same order.
  public let heads: [DeclarationFacts]
  /// How specs spell the things, in the same order.
  public let names: [String]
  private let factsOf: @Sendable (Member) -> DeclarationFacts

  /// Makes the table of a category.
  public init(
    _ category: String, _ members: [Member], head: (Member) -> DeclarationFacts,
    facts: @escaping @Sendable (Member) -> DeclarationFacts
  ) {
    (self.category, self.members) = (category, members)
    heads = members.map(head)
    names = heads.map(\.name)
    factsOf = facts
    assert(
      Set(names).count == members.count, "two things of the category \(category) have one name")
  }

  /// What is to be said of each, in the same order.
  public var facts: [DeclarationFacts] { members.map(factsOf) }

  /// What is to be said of the thing of a name.
  public func facts(of name: String) -> DeclarationFacts? { self[name].map(factsOf) }

  /// How specs spell the thing that PyTorch gives a name, with its modules or without
  /// (`torch.nn.CrossEntropyLoss`, `OneCycleLR`), in any capitals, or in snake case (`one_cycle_lr`).
  public func name(inPyTorch name: String) -> String? {
    func last(_ name: String) -> String? {
      name.split(separator: ".").last?.lowercased().replacing("_", with: "")
    }
    guard let wanted = last(name) else { return nil }
    return heads.first { $0.pytorch.flatMap(last) == wanted }?.name
  }

  /// The thing of a name.
  public subscript(name: String) -> Member? {
    names.firstIndex(of: name).map { members[$0] }
  }

  /// The argument that a bare value stands for, of the thing of a name.
  public func shorthand(of name: String) -> String? {
    heads.first { $0.name == name }?.shorthand
  }
}
