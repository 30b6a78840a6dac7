/// Builds the nodes of a document from its events.
struct NodeBuilder: ~Copyable {
  private var events: EventStream
  private let source: SourceText
  private let input: ParserInput
  private let limits: Limits
  private var anchors = Anchors()
  private var nodeCount = 0
  private var textCount = 0
  /// Where the last scalar, alias or closing bracket ended: the end of a block collection.
  private var lastEnd = 0

  init(_ source: SourceText, limits: Limits) {
    input = ParserInput(source)
    events = EventStream(input.bytes)
    (self.source, self.limits) = (source, limits)
  }

  mutating func document() throws(YAMLError) -> Node {
    _ = try next()
    guard case .documentStart = try next().kind else { throw error("the file is empty", 0..<0) }
    let root = try subtree(try next(), depth: 0).node
    _ = try next()
    let after = try next()
    if case .documentStart = after.kind {
      throw error("a second document starts here; only one is allowed", after.range)
    }
    if case .scalar(let scalar) = root.kind, scalar.isPlain, scalar.text.isEmpty {
      throw error("the file is empty", 0..<0)
    }
    return root
  }

  private mutating func next() throws(YAMLError) -> Event {
    do throws(ParserProblem) {
      return try events.next()
    } catch { throw Diagnosis(error, in: source).error }
  }

  private mutating func subtree(_ event: Event, depth: Int) throws(YAMLError) -> Subtree {
    switch event.kind {
    case .alias(let name):
      return try alias(name, event, depth: depth)
    case .scalar(let scalar, let properties):
      return try anchored(properties, event) { (builder) throws(YAMLError) in
        try builder.scalar(scalar, properties, event)
      }
    case .sequenceStart(let properties, let isFlow):
      return try anchored(properties, event) { (builder) throws(YAMLError) in
        try builder.sequence(properties, event, isFlow: isFlow, depth: depth + 1)
      }
    case .mappingStart(let properties, let isFlow):
      return try anchored(properties, event) { (builder) throws(YAMLError) in
        try builder.mapping(properties, event, isFlow: isFlow, depth: depth + 1)
      }
    default:
      throw error("expected a value", event.range)
    }
  }

  /// Builds a node and enters it under its anchor; refuses a tag that is not of the core schema.
  private mutating func anchored(
    _ properties: Event.Properties, _ event: Event,
    _ build: (inout NodeBuilder) throws(YAMLError) -> Subtree
  ) throws(YAMLError) -> Subtree {
    if let tag = properties.tag { try check(tag, of: event) }
    try count(1, at: event)
    guard let name = properties.anchor else { return try build(&self) }
    let ticket = anchors.open(name)
    let result = try build(&self)
    anchors.close(name, ticket, with: result)
    return result
  }

  private func check(_ tag: String, of event: Event) throws(YAMLError) {
    let range = source.tag(from: event.range.lowerBound)
    guard let core = CoreTag(fullName: tag) else {
      throw error("the tag '\(source.text(range))' is not supported; a field has its type", range)
    }
    if let mistake = core.mistake(in: event.kind) { throw error(mistake, range) }
  }

  private mutating func alias(_ name: String, _ event: Event, depth: Int) throws(YAMLError)
    -> Subtree
  {
    lastEnd = event.range.upperBound
    switch anchors.resolve(name) {
    case .failure(let refusal): throw error(refusal.message, event.range)
    case .success(let subtree):
      try checkDepth(depth + subtree.height, at: event)
      try count(subtree.count, at: event)
      try countText(subtree.text, at: event)
      return subtree
    }
  }

  private mutating func scalar(
    _ scalar: Scalar, _ properties: Event.Properties, _ event: Event
  ) throws(YAMLError) -> Subtree {
    let text = input.restored(scalar.text, in: event.range)
    var scalar = Scalar(text: text, isPlain: scalar.isPlain)
    if let tag = properties.tag.flatMap(CoreTag.init(fullName:)) { scalar = tag.scalar(scalar) }
    try countText(text.utf8.count, at: event)
    let start = start(properties, event, limit: event.range.upperBound)
    // libyaml ends a block scalar where the next token begins.
    let end =
      source.isBlockScalar(at: start)
      ? source.trimmed(start..<event.range.upperBound) : event.range.upperBound
    lastEnd = max(lastEnd, end)
    return Subtree(node: node(.scalar(scalar), start, end), text: scalar.text.utf8.count)
  }

  private mutating func sequence(
    _ properties: Event.Properties, _ event: Event, isFlow: Bool, depth: Int
  ) throws(YAMLError) -> Subtree {
    try checkDepth(depth, at: event)
    let start = start(properties, event)
    let before = (nodes: nodeCount, text: textCount)
    var (items, height): ([Node], Int) = ([], 0)
    while true {
      let item = try next()
      if case .sequenceEnd = item.kind {
        close(item, isFlow: isFlow)
        break
      }
      let subtree = try subtree(item, depth: depth)
      items.append(subtree.node)
      height = max(height, subtree.height)
    }
    return Subtree(
      node: node(.sequence(items), start, lastEnd), count: nodeCount - before.nodes + 1,
      text: textCount - before.text, height: height + 1)
  }

  private mutating func mapping(
    _ properties: Event.Properties, _ event: Event, isFlow: Bool, depth: Int
  ) throws(YAMLError) -> Subtree {
    try checkDepth(depth, at: event)
    let start = start(properties, event)
    let before = (nodes: nodeCount, text: textCount)
    var (pairs, brought, height): ([Pair], [Pair], Int) = ([], [], 0)
    var lines: [String: Int] = [:]
    while true {
      let item = try next()
      if case .mappingEnd = item.kind {
        close(item, isFlow: isFlow)
        break
      }
      let key = try key(item, depth: depth, &lines)
      let value = try subtree(try next(), depth: depth)
      if case .scalar(let scalar) = key.kind, Merge.isKey(scalar) {
        brought = try merged(value.node)
      } else {
        pairs.append(Pair(key: key, value: value.node))
      }
      height = max(height, value.height)
    }
    return Subtree(
      node: node(.mapping(Merge.merge(pairs, with: brought)), start, lastEnd),
      count: nodeCount - before.nodes + 1,
      text: textCount - before.text, height: height + 1)
  }

  /// The pairs that a merge key's value brings.
  private func merged(_ value: Node) throws(YAMLError) -> [Pair] {
    if let pairs = Merge.pairs(of: value) { return pairs }
    throw YAMLError(
      "the merge key '<<' takes a mapping or a list of mappings; quote it if it is a name",
      start: value.start, end: value.end)
  }

  /// Reads a key and refuses one that its mapping has already; `lines` says where.
  private mutating func key(
    _ event: Event, depth: Int, _ lines: inout [String: Int]
  ) throws(YAMLError) -> Node {
    switch event.kind {
    case .sequenceStart: throw error("a key must be text, not a list", firstScalar(event))
    case .mappingStart: throw error("a key must be text, not a mapping", firstScalar(event))
    default: break
    }
    let node = try subtree(event, depth: depth).node
    guard case .scalar(let scalar) = node.kind else {
      throw error("a key must be text, not a list or a mapping", event.range)
    }
    var key = node
    if case .alias = event.kind { key = self.node(node.kind, event.range.lowerBound, lastEnd) }
    if let line = lines.updateValue(key.start.line, forKey: scalar.text) {
      throw YAMLError(
        "duplicate key '\(scalar.text.shortened)'; first given at line \(line)", start: key.start,
        end: key.end)
    }
    return key
  }

  /// The end of a flow collection is its bracket; that of any other, the end of its last child.
  private mutating func close(_ event: Event, isFlow: Bool) {
    if isFlow, !event.range.isEmpty { lastEnd = event.range.upperBound }
  }

  /// Where a node begins: libyaml has it begin at its anchor or its tag.
  private func start(
    _ properties: Event.Properties, _ event: Event, limit: Int = .max
  ) -> Int {
    min(source.afterProperties(properties.count, from: event.range.lowerBound), limit)
  }

  private mutating func count(_ nodes: Int, at event: Event) throws(YAMLError) {
    // Both are at most the limit, so the sum cannot overflow in practice; the check is exact.
    let (sum, overflow) = nodeCount.addingReportingOverflow(nodes)
    guard !overflow, sum <= limits.nodes else {
      throw error("the file holds more than \(limits.nodes) values, aliases expanded", event.range)
    }
    nodeCount = sum
  }

  /// Without aliases the text is at most the file's; with them it would be read over and over.
  private mutating func countText(_ bytes: Int, at event: Event) throws(YAMLError) {
    guard bytes <= limits.bytes - textCount else {
      throw error(
        "the file holds more than \(limits.bytes) bytes of text, aliases expanded", event.range)
    }
    textCount += bytes
  }

  private func checkDepth(_ depth: Int, at event: Event) throws(YAMLError) {
    guard depth <= limits.depth else {
      throw error("the file is nested more than \(limits.depth) deep", firstScalar(event))
    }
  }

  private func firstScalar(_ event: Event) -> Range<Int> {
    event.range.isEmpty
      ? event.range.lowerBound..<event.range.lowerBound + 1 : event.range
  }

  private func node(_ kind: Node.Kind, _ start: Int, _ end: Int) -> Node {
    Node(kind, start: source.mark(at: start), end: source.mark(at: end))
  }

  private func error(_ message: String, _ range: Range<Int>) -> YAMLError {
    YAMLError(
      message, start: source.mark(at: range.lowerBound), end: source.mark(at: range.upperBound))
  }
}
