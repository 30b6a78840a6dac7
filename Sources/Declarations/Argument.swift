/// One argument of a declared thing: its key, what it takes, and where the value goes.
public struct Argument<Subject: Sendable>: Sendable {
  /// What is to be said of it.
  public private(set) var facts: ArgumentFacts
  /// Reads a value into a thing; false after reporting why that cannot be done.
  public let read: @Sendable (any ArgumentReader, inout Subject) -> Bool
  /// The value that a thing has, to be shown; nil where there is none.
  public let plain: @Sendable (Subject) -> PlainValue?
  /// What is wrong with the value that a thing has.
  public let problems: @Sendable (Subject) -> [ArgumentError]
  /// How many groups the value is for, where it is a list of one a group.
  public let groupCount: @Sendable (Subject) -> Int?
  /// Turns the lengths of the value into steps; false after reporting one that cannot be.
  public let resolve: @Sendable (inout Subject, Length.Resolver) -> Bool
  /// Changes the paths in the value: those of files and folders, which are relative to the spec.
  public let mapPaths: @Sendable (inout Subject, (String) -> String) -> Void
  /// Copies the value from a thing to another.
  public let copy: @Sendable (Subject, inout Subject) -> Void

  /// Whether a thing has the argument, by those that stand before it.
  public private(set) var applies: @Sendable (Subject) -> Bool = { _ in true }

  /// How a spec spells it.
  public var name: String { facts.name }

  /// An argument that must be given; its example, for reference pages, is YAML.
  public static func required<Value>(
    _ path: any WritableKeyPath<Subject, Value> & Sendable, _ name: String,
    _ kind: ValueKind<Value>, _ summary: String, example: String
  ) -> Argument {
    Argument(path, name, kind, summary, isRequired: true, example: example, otherwise: nil)
  }

  /// An argument that may be left out: a thing that was just made has its default.
  ///
  /// `otherwise` says what holds then where that is no value; an example is one that is worth showing
  /// though it need not be given.
  public static func optional<Value>(
    _ path: any WritableKeyPath<Subject, Value> & Sendable, _ name: String,
    _ kind: ValueKind<Value>, _ summary: String, otherwise: String? = nil, example: String? = nil
  ) -> Argument {
    Argument(
      path, name, kind, summary, isRequired: false, example: example, otherwise: otherwise)
  }

  /// The argument where the ones before it make it one; elsewhere its key is unknown.
  public func when(_ applies: @escaping @Sendable (Subject) -> Bool) -> Argument {
    var argument = self
    argument.applies = applies
    return argument
  }

  /// The argument whose stand-in is no default: what holds without it is said elsewhere.
  public func withoutDefault() -> Argument {
    var argument = self
    argument.facts.hasDefault = false
    return argument
  }

  private init<Value>(
    _ path: any WritableKeyPath<Subject, Value> & Sendable, _ name: String,
    _ kind: ValueKind<Value>, _ summary: String, isRequired: Bool, example: String?,
    otherwise: String?
  ) {
    facts = ArgumentFacts(
      name: name, summary: summary, shape: kind.shape, isRequired: isRequired,
      example: example, otherwise: otherwise)
    read = { reader, subject in
      guard let value = kind.read(reader) else { return false }
      subject[keyPath: path] = value
      return true
    }
    plain = { kind.plain($0[keyPath: path]) }
    problems = { subject in
      kind.complaints(subject[keyPath: path]).map {
        ArgumentError(argument: name, group: $0.group, message: $0.message)
      }
    }
    groupCount = { kind.groupCount($0[keyPath: path]) }
    resolve = { kind.resolve(&$0[keyPath: path], $1) }
    mapPaths = { kind.mapPaths(&$0[keyPath: path], $1) }
    copy = { $1[keyPath: path] = $0[keyPath: path] }
  }
}
