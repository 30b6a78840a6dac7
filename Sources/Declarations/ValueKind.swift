/// How a value of an argument is read, shown, checked and resolved.
public struct ValueKind<Value: Sendable>: Sendable {
  /// What is wrong with a value, or with one group's entry of it.
  public typealias Complaint = (group: Int?, message: String)

  /// What values there are.
  public var shape: ArgumentShape
  /// Reads a value, or reports what is wrong with it.
  public var read: @Sendable (any ArgumentReader) -> Value?
  /// The value as a spec writes it; nil where a spec would leave it out.
  public var plain: @Sendable (Value) -> PlainValue?
  /// What is wrong with a value that a program gives.
  public var complaints: @Sendable (Value) -> [Complaint]
  /// How many groups a value is for, where it has one entry a group.
  public var groupCount: @Sendable (Value) -> Int?
  /// Turns the lengths in a value into steps; false after reporting one that cannot be.
  public var resolve: @Sendable (inout Value, Length.Resolver) -> Bool
  /// Changes the paths in a value: those of files and folders, which are relative to the spec.
  public var mapPaths: @Sendable (inout Value, (String) -> String) -> Void

  /// Makes a kind; what is not given has nothing to check, to resolve or to change.
  public init(
    _ shape: ArgumentShape, read: @escaping @Sendable (any ArgumentReader) -> Value?,
    plain: @escaping @Sendable (Value) -> PlainValue?,
    complaints: @escaping @Sendable (Value) -> [Complaint] = { _ in [] },
    groupCount: @escaping @Sendable (Value) -> Int? = { _ in nil },
    resolve: @escaping @Sendable (inout Value, Length.Resolver) -> Bool = { _, _ in true },
    mapPaths: @escaping @Sendable (inout Value, (String) -> String) -> Void = { _, _ in }
  ) {
    (self.shape, self.read, self.plain, self.complaints) = (shape, read, plain, complaints)
    (self.groupCount, self.resolve, self.mapPaths) = (groupCount, resolve, mapPaths)
  }
}

extension ValueKind {
  /// The kind of an argument that has no value where it is left out, or where it is null.
  public static func optional<Wrapped>(
    _ kind: ValueKind<Wrapped>, orNull mayBeNull: Bool = false
  ) -> ValueKind where Value == Wrapped? {
    ValueKind(
      mayBeNull ? .nullable(kind.shape) : kind.shape,
      read: { reader in
        mayBeNull && reader.isNull ? .some(nil) : kind.read(reader).map(Optional.some)
      },
      plain: { $0.flatMap(kind.plain) },
      complaints: { $0.map(kind.complaints) ?? [] },
      groupCount: { $0.flatMap(kind.groupCount) },
      resolve: { value, resolver in
        guard var given = value else { return true }
        defer { value = given }
        return kind.resolve(&given, resolver)
      },
      mapPaths: { value, transform in
        guard var given = value else { return }
        kind.mapPaths(&given, transform)
        value = given
      })
  }

  /// The kind of an argument for which null is a value, too.
  public static func nullable<Wrapped>(_ inner: ValueKind<Wrapped>) -> ValueKind
  where Value == Wrapped? {
    var kind = ValueKind.optional(inner, orNull: true)
    kind.read = { reader in
      guard reader.isNull else { return inner.read(reader).map(Optional.some) }
      reader.note(.null, as: inner.shape.typeName)
      return .some(nil)
    }
    kind.plain = { $0.map(inner.plain) ?? .null }
    return kind
  }

  /// One value for all groups, or one a group: in a list, or by the groups' names.
  ///
  /// - Parameters:
  ///   - kind: The kind of one value for all groups.
  ///   - each: The kind of a group's own value, where that is another one.
  ///   - isMapping: Whether one value may be a mapping, which `isOne` then tells from names.
  ///   - isOne: Tells a list, or a mapping, that is itself one value.
  /// - Returns: The kind.
  public static func perGroup<Entry>(
    _ kind: ValueKind<Entry>, each: ValueKind<Entry>? = nil, isMapping: Bool = false,
    isOne: @escaping @Sendable (any ArgumentReader) -> Bool = { _ in false }
  ) -> ValueKind where Value == PerGroup<Entry> {
    let each = each ?? kind
    return ValueKind(
      .perGroup(kind.shape, each: each.shape),
      read: { reader in
        if reader.isMapping, !isMapping || !isOne(reader) {
          return reader.values(byGroup: each.read).map(PerGroup.each)
        }
        guard let items = reader.items, !isOne(reader) else {
          return kind.read(reader).map(PerGroup.all)
        }
        guard !items.isEmpty else {
          reader.refuse(expected: "one value, or a list of one a group")
          return nil
        }
        let values = items.map(each.read)
        let given = values.compactMap(\.self)
        return given.count == values.count ? .each(given) : nil
      },
      plain: { value in
        switch value {
        case .all(let value): kind.plain(value)
        case .each(let values): .list(values.map { kind.plain($0) ?? .null })
        }
      },
      complaints: { value in
        value.entries.flatMap { group, value in
          (group == nil ? kind : each).complaints(value).map { (group, $0.message) }
        }
      },
      groupCount: { if case .each(let values) = $0 { values.count } else { nil } },
      resolve: { value, resolver in
        switch value {
        case .all(var one):
          defer { value = .all(one) }
          return kind.resolve(&one, resolver)
        case .each(var values):
          defer { value = .each(values) }
          return values.indices.reduce(true) { isWhole, group in
            kind.resolve(&values[group]) { resolver($0, $1, [group] + $2) } && isWhole
          }
        }
      })
  }

  /// A list; `noun` is what messages call the items, in the plural.
  public static func list<Item>(
    _ kind: ValueKind<Item>, of noun: String
  ) -> ValueKind where Value == [Item] {
    ValueKind(
      .list(kind.shape),
      read: { reader in
        guard let items = reader.items else {
          reader.refuse(expected: "a list of \(noun)")
          return nil
        }
        if items.isEmpty { reader.note(.list([]), as: "list of \(noun)") }
        let values = items.map(kind.read)
        let given = values.compactMap(\.self)
        return given.count == values.count ? given : nil
      },
      plain: { .list($0.map { kind.plain($0) ?? .null }) },
      complaints: { $0.flatMap(kind.complaints) },
      resolve: { values, resolver in
        values.indices.reduce(true) { isWhole, index in
          kind.resolve(&values[index]) { resolver($0, $1, [index] + $2) } && isWhole
        }
      })
  }

  /// A mapping from names to values; `noun` is what messages call the names, in the plural.
  public static func byName<Item: Hashable>(
    _ kind: ValueKind<Item>, of noun: String
  ) -> ValueKind where Value == ByName<Item> {
    ValueKind(
      .byName(kind.shape, of: noun),
      read: { reader in
        guard let pairs = reader.pairs else {
          reader.refuse(expected: "a mapping from \(noun) to values")
          return nil
        }
        if pairs.isEmpty { reader.note(.mapping([:]), as: "mapping") }
        let values = pairs.compactMap { pair in
          kind.read(pair.value).map { (name: pair.key, value: $0) }
        }
        return values.count == pairs.count ? ByName(values) : nil
      },
      plain: { values in
        let pairs = values.entries.map { ($0.name, kind.plain($0.value) ?? .null) }
        return .mapping(Dictionary(uniqueKeysWithValues: pairs))
      },
      complaints: { $0.entries.flatMap { kind.complaints($0.value) } })
  }
}
