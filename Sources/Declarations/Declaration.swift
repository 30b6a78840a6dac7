/// What a thing is called in a spec, what it takes, and where it comes from.
public struct Declaration<Subject: Sendable>: Sendable {
  /// Makes a thing with every argument at its default; a required argument has a stand-in.
  package let makeUsual: @Sendable () -> Subject
  private let madeArguments: MadeOnce<[Argument<Subject>]>
  /// What is to be said of it but for its arguments.
  public let head: DeclarationFacts

  /// Declares a thing.
  ///
  /// - Parameters:
  ///   - name: How a spec spells it.
  ///   - usual: The thing with every argument at its default; a required argument has a stand-in.
  ///   - summary: One sentence on what it does.
  ///   - formula: What it computes, in lines of at most 90 characters.
  ///   - source: The paper or the library that it comes from.
  ///   - pytorch: What PyTorch calls it, without `torch.`, where PyTorch has it.
  ///   - shorthand: The argument that a bare value stands for.
  ///   - arguments: What it takes; made when it is asked for, since a run reads a few things of many.
  public init(
    _ name: String, _ usual: @escaping @autoclosure @Sendable () -> Subject, _ summary: String,
    formula: String? = nil, source: String? = nil, pytorch: String? = nil, shorthand: String? = nil,
    arguments: @escaping @autoclosure @Sendable () -> [Argument<Subject>] = []
  ) {
    head = DeclarationFacts(
      name: name, summary: summary, formula: formula, source: source, pytorch: pytorch,
      shorthand: shorthand, arguments: [])
    makeUsual = usual
    madeArguments = MadeOnce(arguments)
  }

  /// The arguments, in the order of reference pages.
  public var arguments: [Argument<Subject>] { madeArguments.value }

  /// How a spec spells it.
  public var name: String { head.name }

  /// The argument that a bare value stands for.
  public var shorthand: String? { head.shorthand }

  /// What a bare value is read by.
  public var shorthandArgument: Argument<Subject>? {
    shorthand.flatMap { name in arguments.first { $0.name == name } }
  }
}

extension Declaration where Subject: Declared {
  /// Everything that can be said of it without the thing itself.
  public var facts: DeclarationFacts {
    let usual = Subject()
    var facts = head
    facts.arguments = arguments.map { argument in
      var facts = argument.facts
      if !facts.isRequired, facts.hasDefault { facts.usual = argument.plain(usual) }
      return facts
    }
    return facts
  }
}
