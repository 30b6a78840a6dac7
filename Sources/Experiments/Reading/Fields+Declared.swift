internal import Declarations
internal import Messages

extension Fields {
  /// Reads the arguments of a declared thing.
  ///
  /// What cannot be read is reported and keeps its stand-in, so that no mistake hides another.
  ///
  /// - Parameters:
  ///   - type: The thing's type.
  ///   - base: What arguments that are not given are taken from, where they are inherited.
  ///   - section: Where inherited values stand.
  /// - Returns: The thing.
  mutating func read<Subject: Declared>(
    _ type: Subject.Type = Subject.self, inheriting base: Subject? = nil,
    from section: SpecNode? = nil
  ) -> Subject {
    let errors = context.findings.errorCount
    let (subject, isWhole) = arguments(inheriting: base, from: section) as (Subject, Bool)
    // What could not be read is no mistake of arguments together, even if it was reported before.
    if isWhole, context.findings.errorCount == errors { report(subject.problems) }
    return subject
  }

  /// Reads the arguments of a declared thing, whether or not they go together; says whether all of
  /// them could be read.
  mutating func arguments<Subject: Declared>(
    inheriting base: Subject?, from section: SpecNode?
  ) -> (subject: Subject, isWhole: Bool) {
    var (subject, isWhole) = (base ?? Subject(), true)
    for argument in Subject.declaration.arguments where argument.applies(subject) {
      let isRead = read(argument, into: &subject, isInherited: base != nil, from: section)
      isWhole = isWhole && isRead
    }
    return (subject, isWhole)
  }

  /// Reads one argument; false after reporting why that cannot be done.
  private mutating func read<Subject>(
    _ argument: Argument<Subject>, into subject: inout Subject, isInherited: Bool,
    from section: SpecNode?
  ) -> Bool {
    let (key, place) = (argument.name, path.key(argument.name))
    let isRequired = argument.facts.isRequired && !isInherited
    let hasUsual = argument.facts.hasDefault || isInherited && section?[key: key] != nil
    let usual = isRequired || !hasUsual ? nil : argument.plain(subject)
    var node = isRequired ? required(key) : node(key)
    if case .nullable = argument.facts.shape { node = node ?? removal(of: key) }
    guard let node else {
      if let usual {
        context.resolution.note(usual, argument.facts.shape, at: place, from: section?[key: key])
      }
      return !isRequired
    }
    let first = context.resolution.values.count
    guard argument.read(reader(node, key), &subject) else { return false }
    if let usual, argument.plain(subject) == usual { context.resolution.markDefaults(from: first) }
    return true
  }

  /// Reports what is wrong with arguments that do not go together.
  mutating func report(_ problems: [ArgumentError]) {
    if !problems.isEmpty { hasProblems = true }
    for problem in problems {
      let (span, place) = place(of: problem)
      context.findings.error(at: span, "\(place): \(problem.message)")
    }
  }

  private func place(of problem: ArgumentError) -> (SourceSpan, SpecPath) {
    guard !problem.argument.isEmpty else { return (span.firstCharacter, path) }
    let place = path.key(problem.argument)
    if problem.isUnwanted { return (keySpan(problem.argument), place) }
    guard let node = value(problem.argument) else { return (value("type")?.span ?? span, place) }
    guard let group = problem.group else { return (node.span, place) }
    if case .sequence(let items) = node.kind, items.indices.contains(group) {
      return (items[group].span, place.item(group))
    }
    if let (key, value) = node.value(of: group, in: context.groups.names) {
      return (value.span, place.key(key))
    }
    return (node.span, place)
  }

  /// The declared thing that a key names, which decides what other keys there are.
  ///
  /// Messages call it by its category, unless by a noun of their own.
  mutating func member<Member>(
    of registry: Registry<Member>, key: String = "type", called noun: String? = nil
  ) -> Member? {
    if let pair = takeName(registry.names, insteadOf: key) {
      let name = Legible.escaped(pair.key)
      context.findings.error(
        at: pair.keySpan,
        "\(path): the \(noun ?? registry.category) is named by '\(key)': "
          + "{\(key): \(name), …}")
      return nil
    }
    let name = required(key) { reader in
      reader.choice(
        of: registry.names, noun: noun ?? registry.category, meant: registry.name(inPyTorch:))
    }
    return name.flatMap { registry[$0] }
  }
}
