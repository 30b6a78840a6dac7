internal import Declarations
internal import Messages

/// Reads the keys of one mapping; what nobody asked for is an unknown key.
struct Fields {
  /// Where findings and values go.
  let context: ReadingContext
  /// The mapping's place.
  let path: SpecPath
  /// The mapping's stretch of text.
  let span: SourceSpan
  private let pairs: [SpecPair]
  private var asked: [String] = []
  /// Whether values were found that do not go together, each of them being as it must be.
  var hasProblems = false
  /// How many schedulers the mapping stands in, itself among them.
  var schedulerDepth = 0
  /// Whether every declared argument so far could be read.
  var isSound = true

  /// Opens a mapping; another kind of node is a mistake.
  init?(_ node: SpecNode, at path: SpecPath, in context: ReadingContext) {
    guard case .mapping(let pairs) = node.kind else {
      context.mistake(path, expected: "a mapping", at: node)
      return nil
    }
    guard pairs.count <= SpecLimits.keys else {
      let place = path.components.isEmpty ? "" : "\(path): "
      let message = "\(place)expected at most \(SpecLimits.keys) keys, found \(pairs.count)"
      context.findings.error(at: node.span.firstCharacter, message)
      return nil
    }
    self.init(pairs, span: node.span, at: path, in: context)
  }

  /// Opens a mapping given by its pairs.
  init(_ pairs: [SpecPair], span: SourceSpan, at path: SpecPath, in context: ReadingContext) {
    self.context = context
    self.path = path
    self.span = span
    self.pairs = pairs
  }

  /// What messages call the place: `in scheduler`, or nothing at the top.
  private var place: String { path.components.isEmpty ? "" : " in \(path)" }

  /// The value of a key, which is known from now on.
  mutating func node(_ key: String) -> SpecNode? {
    asked.append(key)
    return pairs.first { $0.key == key }?.value
  }

  /// The value of a key that must be given.
  mutating func required(_ key: String) -> SpecNode? {
    if let node = node(key) { return node }
    // A misspelt key is one mistake and not two.
    if let pair = pairs.first(where: { Spelling.nearest(to: $0.key, among: [key]) != nil }) {
      asked.append(pair.key)
      context.findings.error(
        at: pair.keySpan,
        "unknown key '\(Legible.escaped(abbreviated(pair.key)))'\(place); did you mean '\(key)'?")
      return nil
    }
    context.findings.error(at: span.firstCharacter, "missing key '\(key)'\(place)")
    return nil
  }

  /// Where a key stands, for messages about the key itself.
  func keySpan(_ key: String) -> SourceSpan {
    pairs.first { $0.key == key }?.keySpan ?? span
  }

  /// The value of a key, which does not make it known.
  func value(_ key: String) -> SpecNode? {
    pairs.first { $0.key == key }?.value
  }

  /// Whether a key is given.
  func has(_ key: String) -> Bool {
    pairs.contains { $0.key == key }
  }

  /// A value that must be given.
  mutating func required<Value>(
    _ key: String, _ read: (SpecNode, SpecPath) -> Value?
  ) -> Value? {
    required(key).flatMap { read($0, path.key(key)) }
  }

  /// A value that may be left out.
  mutating func optional<Value>(
    _ key: String, _ read: (SpecNode, SpecPath) -> Value?
  ) -> Value? {
    node(key).flatMap { read($0, path.key(key)) }
  }

  /// Reads a value, and marks it where it is what would hold if it were not given here.
  func marking<Value: Equatable>(_ usual: Value, _ read: () -> Value?) -> Value? {
    let first = context.resolution.values.count
    let value = read()
    if value == usual { context.resolution.markDefaults(from: first) }
    return value
  }

  /// A number, or its default where the key is not given.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - value: The default.
  ///   - rule: The numbers that it takes.
  ///   - source: Where the default itself is given, if it is inherited.
  /// - Returns: The number, or nil after reporting why there is none.
  mutating func number(
    _ key: String, default value: Double, _ rule: NumberRange = .any, from source: SpecNode? = nil
  ) -> Double? {
    let node = node(key)
    return marking(value) {
      if let node { return context.number(node, at: path.key(key), rule) }
      context.resolution.note(.number(value), "number", at: path.key(key), from: source)
      return value
    }
  }

  /// A whole number, or its default where the key is not given.
  mutating func integer(_ key: String, default value: Int, _ rule: NumberRange = .any) -> Int? {
    if let node = node(key) {
      return marking(value) { context.integer(node, at: path.key(key), rule) }
    }
    context.resolution.note(.integer(value), "whole number", at: path.key(key), from: nil)
    return value
  }

  /// A boolean, or its default where the key is not given.
  mutating func boolean(
    _ key: String, default value: Bool, from source: SpecNode? = nil
  ) -> Bool? {
    let node = node(key)
    return marking(value) {
      if let node { return context.boolean(node, at: path.key(key)) }
      context.resolution.note(.boolean(value), "boolean", at: path.key(key), from: source)
      return value
    }
  }

  /// One of a choice's names, or its default where the key is not given.
  mutating func choice<Choice: RawRepresentable & CaseIterable & Equatable>(
    _ key: String, default value: Choice, of kind: String
  ) -> Choice? where Choice.RawValue == String {
    if let node = node(key) {
      return marking(value) { context.choice(node, at: path.key(key), of: kind) }
    }
    context.resolution.note(.text(value.rawValue), "choice", at: path.key(key), from: nil)
    return value
  }

  /// The name of the kind that decides which other keys a mapping has.
  mutating func kind<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of kind: String
  ) -> Choice? where Choice.RawValue == String {
    let context = context
    return required(key) { context.choice($0, at: $1, of: kind) }
  }

  /// Reports every key that nobody asked for.
  func finish() {
    for pair in pairs where !asked.contains(pair.key) && !context.findings.isFull {
      let known = Spelling.nearest(to: pair.key, among: asked)
      let advice =
        known.map { "did you mean '\($0)'?" }
        ?? "known: \(asked.sorted().joined(separator: ", "))"
      let key = Legible.escaped(abbreviated(pair.key))
      context.findings.error(at: pair.keySpan, "unknown key '\(key)'\(place); \(advice)")
    }
  }
}
