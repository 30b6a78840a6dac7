/// A thing that a spec can name: a scheduler family, a layer, an update rule, a data set, ….
///
/// One file holds it: what it is called, its arguments, and what it does. Everything that must know
/// more of it (reading, messages, reference pages, the schema, tests) reads ``declaration``.
public protocol Declared: Sendable {
  /// Its name, its arguments, and what is to be said of it.
  static var declaration: Declaration<Self> { get }
  /// What is to be said of it but for its arguments.
  static var head: DeclarationFacts { get }

  /// What is wrong with the arguments together, each of them being within its range.
  var problems: [ArgumentError] { get }
}

extension Declared {
  /// Makes it with every argument at its default; a required argument has a stand-in.
  public init() { self = Self.declaration.makeUsual() }

  /// Nothing: the arguments do not depend on one another.
  public var problems: [ArgumentError] { [] }

  /// How a spec spells it.
  public static var specName: String { declaration.name }

  /// What is to be said of it but for its arguments.
  @inlinable public static var head: DeclarationFacts { declaration.head }

  /// What reference pages and the schema are made from.
  public static var facts: DeclarationFacts { declaration.facts }

  /// What is wrong with each argument by itself, and then with all of them together.
  public var allProblems: [ArgumentError] {
    Self.declaration.arguments.flatMap { $0.problems(self) } + problems
  }

  /// Refuses arguments that are out of their range, or that do not go together.
  ///
  /// - Throws: `ArgumentError` for the first of them.
  public func validate() throws(ArgumentError) {
    if let problem = allProblems.first { throw problem }
  }

  /// The thing with some arguments set.
  ///
  /// - Throws: `ArgumentError` where one is out of its range.
  public static func validated(_ set: (inout Self) -> Void) throws(ArgumentError) -> Self {
    var thing = Self()
    set(&thing)
    try thing.validate()
    return thing
  }
}
