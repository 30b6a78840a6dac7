internal import YAML

/// Joins a spec of its file, the files that it extends, and options.
struct SpecAssembly {
  /// The key at the top of a file that names the files it extends.
  static let extends = "extends"

  let context: ReadingContext
  let load: SpecFile.Loader?

  private var findings: Findings { context.findings }
  private var document: SpecDocument { context.document }

  /// The whole tree; nil after reporting why there is none.
  func root(of file: SpecFile, _ overrides: [Override]) -> SpecNode? {
    let isAbout = { (override: Override) in override.path[0] == Self.extends }
    guard var root = tree(of: file, chain: [], overrides.filter(isAbout)) else { return nil }
    OverrideTree(findings: findings).apply(overrides.filter { !isAbout($0) }, to: &root)
    if case .mapping(let pairs) = root.kind { root.kind = .mapping(pairs.filter(isOfSpec)) }
    document.root = root
    return root
  }

  /// A file over the files that it extends; `chain` are the files that extend it.
  private func tree(
    of file: SpecFile, chain: [String], _ overrides: [Override] = []
  ) -> SpecNode? {
    document.files.append(file)
    let source = SpecText(
      name: file.name, bytes: file.bytes, folder: file.folder, number: document.files.count)
    guard var root = parsed(file.bytes, source) else { return nil }
    OverrideTree(findings: findings).apply(overrides, to: &root)
    guard let pairs = root.pairs, let named = pairs.first(where: { $0.key == Self.extends }) else {
      return root
    }
    root.kind = .mapping(pairs.filter(isOfSpec))
    let chain = chain + [file.identity].compactMap(\.self)
    guard let base = base(named.value, from: source, chain: chain) else { return nil }
    return root.merged(over: base)
  }

  private func isOfSpec(_ pair: SpecPair) -> Bool {
    pair.key != Self.extends && !pair.key.hasPrefix("x-")
  }

  private func parsed(_ bytes: [UInt8], _ source: SpecText) -> SpecNode? {
    do throws(YAMLError) {
      let node = try Document.parse(bytes)
      document.valueCount += node.count
      return SpecNode(node, in: source)
    } catch {
      let span = SourceSpan(source: source, start: error.start, end: error.end)
      findings.error(at: span, error.message)
      return nil
    }
  }

  /// The files that a value names, each over those before it.
  private func base(_ value: SpecNode, from source: SpecText, chain: [String]) -> SpecNode? {
    // What is extended is no value of the resolved spec: what comes of it is.
    let reader = ValueReader(
      node: value, path: SpecPath([.key(Self.extends)]),
      context: ReadingContext(findings: findings))
    let isList = if case .sequence = value.kind { true } else { false }
    let names =
      isList
      ? reader.list(of: "files") { $0.string().map($0.located) }
      : reader.string().map { [reader.located($0)] }
    var base = SpecNode(.mapping([]), at: value.span)
    for name in names ?? [] {
      guard let tree = extended(name, from: source, chain: chain) else { return nil }
      base = tree.merged(over: base)
    }
    return names == nil ? nil : base
  }

  /// The tree of a file that another one names; nil after reporting why there is none.
  private func extended(
    _ name: Located<String>, from source: SpecText, chain: [String]
  ) -> SpecNode? {
    func refuse(_ message: String) -> SpecNode? {
      findings.error(at: name.span, "\(Self.extends): \(message)")
      return nil
    }
    guard let load else { return refuse("there is no file here that could extend another") }
    guard chain.count < SpecLimits.extending else {
      return refuse("files extend one another at most \(SpecLimits.extending) deep")
    }
    guard document.files.count < SpecLimits.files else {
      return refuse("a spec is joined of at most \(SpecLimits.files) files")
    }
    let isWhole = name.value.hasPrefix("/") || source.folder.isEmpty
    let path = isWhole ? name.value : "\(source.folder)/\(name.value)"
    guard let file = load(path, name.span) else { return nil }
    if let identity = file.identity, chain.contains(identity) {
      return refuse("'\(abbreviated(name.value))' extends itself, directly or through other files")
    }
    let bytes = document.files.reduce(file.bytes.count) { $0 + $1.bytes.count }
    guard bytes <= Limits.standard.bytes else {
      return refuse("all files together have more than \(Limits.standard.bytes) bytes")
    }
    guard let tree = tree(of: file, chain: chain) else { return nil }
    // What stands in it is not shown: it may be no spec at all.
    if let found = tree.otherThanMapping {
      return refuse(
        "expected a file with a mapping, found \(found) in '\(abbreviated(name.value))'")
    }
    guard document.valueCount <= Limits.standard.nodes else {
      return refuse("all files together hold more than \(Limits.standard.nodes) values")
    }
    return tree
  }
}

extension SpecNode {
  /// What it is, where it is no mapping, without any of its text.
  fileprivate var otherThanMapping: String? {
    switch kind {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: nil
    }
  }
}

extension SpecNode {
  /// A value over another: mappings key by key, everything else in the other's place; a null takes a
  /// key away.
  func merged(over base: SpecNode) -> SpecNode {
    guard case .mapping(let own) = kind else { return self }
    var pairs: [SpecPair] = []
    if case .mapping(let given) = base.kind { pairs = given }
    var places: [String: Int] = [:]
    for (place, pair) in pairs.enumerated() { places[pair.key] = place }
    for var pair in own {
      let place = places[pair.key]
      if pair.value.isNull {
        pair.removal = pair.removal ?? (place == nil ? .ofNothing : .ofValue)
      } else {
        let below = place.flatMap { pairs[$0].removal == nil ? pairs[$0].value : nil }
        pair.value = pair.value.merged(over: below ?? SpecNode(.mapping([]), at: pair.value.span))
      }
      if let place { pairs[place] = pair } else { pairs.append(pair) }
    }
    return SpecNode(.mapping(pairs), at: span)
  }
}

extension Node {
  /// How many values there are in it, itself and keys among them.
  fileprivate var count: Int {
    switch kind {
    case .scalar: 1
    case .sequence(let items): items.reduce(1) { $0 + $1.count }
    case .mapping(let pairs): pairs.reduce(1) { $0 + 1 + $1.value.count }
    }
  }
}
