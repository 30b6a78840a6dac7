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
  private let removed: [SpecPair]
  private var asked: [String] = []
  /// Whether values were found that do not go together, each of them being as it must be.
  var hasProblems = false
  /// How many schedulers the mapping stands in, itself among them.
  var schedulerDepth = 0

  /// Opens a mapping; another kind of node is a mistake.
  init?(_ reader: ValueReader) {
    guard case .mapping(let pairs) = reader.node.kind else {
      reader.refuse(expected: "a mapping")
      return nil
    }
    guard pairs.count <= SpecLimits.keys else {
      let place = reader.path.components.isEmpty ? "" : "\(reader.path): "
      let message = "\(place)expected at most \(SpecLimits.keys) keys, found \(pairs.count)"
      reader.findings.error(at: reader.node.span.firstCharacter, message)
      return nil
    }
    self.init(pairs, span: reader.node.span, at: reader.path, in: reader.context)
  }

  /// Opens a mapping given by its pairs.
  init(_ pairs: [SpecPair], span: SourceSpan, at path: SpecPath, in context: ReadingContext) {
    (self.context, self.path, self.span) = (context, path, span)
    self.pairs = pairs.filter { $0.removal == nil }
    removed = pairs.filter { $0.removal != nil }
  }

  /// What messages call the place: `in scheduler`, or nothing at the top.
  private var place: String { path.components.isEmpty ? "" : " in \(path)" }

  /// The value of a key, which is known from now on.
  mutating func node(_ key: String) -> SpecNode? {
    asked.append(key)
    return pairs.first { $0.key == key }?.value
  }

  /// The null that takes a key away, for a key of which null is a value.
  func removal(of key: String) -> SpecNode? {
    guard let pair = removed.first(where: { $0.key == key }) else { return nil }
    context.document.nullValues.insert(path.key(key).keys)
    return pair.value
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

  /// A key that is one of some names, where another key should name it; it is known from now on.
  mutating func takeName(_ names: [String], insteadOf key: String) -> SpecPair? {
    guard !has(key), let pair = pairs.first(where: { names.contains($0.key) }) else { return nil }
    asked.append(pair.key)
    return pair
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

  /// Where each value stands.
  var spans: [String: SourceSpan] {
    Dictionary(pairs.map { ($0.key, $0.value.span) }) { first, _ in first }
  }

  /// A value that must be given.
  mutating func required<Value>(_ key: String, _ read: (ValueReader) -> Value?) -> Value? {
    required(key).flatMap { read(reader($0, key)) }
  }

  /// A value that may be left out.
  mutating func optional<Value>(_ key: String, _ read: (ValueReader) -> Value?) -> Value? {
    node(key).flatMap { read(reader($0, key)) }
  }

  /// Reads the value of a key.
  func reader(_ node: SpecNode, _ key: String) -> ValueReader {
    ValueReader(
      node: node, path: path.key(key), context: context, schedulerDepth: schedulerDepth)
  }

  /// Reports every key that nobody asked for.
  func finish() {
    let given = pairs + removed.filter { $0.removal == .ofNothing }
    for pair in given where !asked.contains(pair.key) && !context.findings.isFull {
      let known = Spelling.nearest(to: pair.key, among: asked)
      let key = Legible.escaped(abbreviated(pair.key))
      // Of another member of the category it may be a key: then it is as it should be. A key without any
      // text behind it is rather a slip.
      if pair.removal != nil, known == nil, pair.value.text?.isEmpty == false {
        let message = "there is no key '\(key)'\(place) that could be taken away"
        context.findings.warning(at: pair.keySpan, message)
        continue
      }
      context.findings.error(
        at: pair.keySpan, "unknown key '\(key)'\(place); \(known.map(meant) ?? advice(on: pair))")
    }
  }

  private func meant(_ known: String) -> String { "did you mean '\(known)'?" }

  /// What to do about a key that is near to no known one.
  private func advice(on pair: SpecPair) -> String {
    if pair.key.contains(":") { return "put a space behind ':'" }
    // The key is a former type's, and the type was changed elsewhere.
    if let type = value("type"), type.span.source != pair.keySpan.source,
      !pair.keySpan.source.isOption
    {
      return "'\(Legible.escaped(abbreviated(pair.key))): null' beside 'type' takes it away"
    }
    return asked.isEmpty
      ? "it takes no arguments" : "known: \(Set(asked).sorted().joined(separator: ", "))"
  }
}
