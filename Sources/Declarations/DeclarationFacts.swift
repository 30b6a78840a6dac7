/// What reference pages, the schema and messages say of a declared thing.
public struct DeclarationFacts: Sendable, Hashable {
  /// How a spec spells it.
  public let name: String
  /// One sentence on what it does.
  public let summary: String
  /// What it computes.
  public let formula: String?
  /// The paper or the library that it comes from.
  public let source: String?
  /// What PyTorch calls it, without `torch.`.
  public let pytorch: String?
  /// The argument that a bare value stands for.
  public let shorthand: String?
  /// What it takes.
  public var arguments: [ArgumentFacts]

  /// What a bare value is read by.
  public var shorthandArgument: ArgumentFacts? {
    shorthand.flatMap { name in arguments.first { $0.name == name } }
  }
}

/// What reference pages, the schema and messages say of one argument.
public struct ArgumentFacts: Sendable, Hashable {
  /// Its key in a spec.
  public let name: String
  /// One line on what it means, without a full stop.
  public let summary: String
  /// What values it takes.
  public let shape: ArgumentShape
  /// Whether it must be given.
  public var isRequired: Bool
  /// A value for an example, as YAML: of arguments that must be given, or are worth showing.
  public let example: String?
  /// Whether a value holds where the argument is left out, and not what `otherwise` says.
  public internal(set) var hasDefault = true
  /// The default, where that is a value.
  public internal(set) var usual: PlainValue?
  /// What holds where the argument is left out and there is no value to show.
  public let otherwise: String?

  /// Makes the facts of an argument that may be left out, unless it is said otherwise.
  public init(
    name: String, summary: String, shape: ArgumentShape, isRequired: Bool = false,
    example: String? = nil, otherwise: String? = nil
  ) {
    (self.name, self.summary, self.shape) = (name, summary, shape)
    (self.isRequired, self.example, self.otherwise) = (isRequired, example, otherwise)
  }
}
