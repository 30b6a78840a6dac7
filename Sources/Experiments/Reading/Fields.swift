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
  /// Whether every declared argument so far could be read, and they go together.
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
    (self.context, self.path, self.span, self.pairs) = (context, path, span, pairs)
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

  /// Reports every key that nobody asked for.
  func finish() {
    for pair in pairs where !asked.contains(pair.key) && !context.findings.isFull {
      let known = Spelling.nearest(to: pair.key, among: asked)
      let advice =
        known.map { "did you mean '\($0)'?" }
        ?? (asked.isEmpty
          ? "it takes no arguments" : "known: \(asked.sorted().joined(separator: ", "))")
      let key = Legible.escaped(abbreviated(pair.key))
      context.findings.error(at: pair.keySpan, "unknown key '\(key)'\(place); \(advice)")
    }
  }
}
