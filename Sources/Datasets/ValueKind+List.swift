import Declarations

extension ValueKind {
  /// One value, or a list of them; a value alone is a list of one.
  static func oneOrMore<Item>(_ kind: ValueKind<Item>) -> ValueKind where Value == [Item] {
    ValueKind(
      .either([kind.shape, .list(kind.shape)]),
      read: { reader in
        guard let items = reader.items, !items.isEmpty else {
          return kind.read(reader).map { [$0] }
        }
        let values = items.map(kind.read)
        let given = values.compactMap(\.self)
        return given.count == values.count ? given : nil
      },
      plain: { $0.count == 1 ? kind.plain($0[0]) : .list($0.map { kind.plain($0) ?? .null }) },
      complaints: { $0.flatMap(kind.complaints) })
  }
}
