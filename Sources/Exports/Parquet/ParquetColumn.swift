/// A column of a Parquet file: what its cells are called and what they hold.
package struct ParquetColumn: Sendable, Hashable {
  /// What a cell holds.
  package enum Kind: Sendable {
    /// A whole number: `INT64`.
    case integer
    /// A whole number that is not negative: `INT64`, annotated as unsigned.
    case unsigned
    /// A number: `DOUBLE`.
    case number
    /// Yes or no: `BOOLEAN`.
    case flag
    /// A text: `BYTE_ARRAY`, annotated as UTF-8.
    case text
  }

  /// What it is called.
  package let name: String
  /// What its cells hold.
  package let kind: Kind
  /// Whether cells may be null.
  package let isOptional: Bool

  /// Describes a column.
  package init(_ name: String, _ kind: Kind, isOptional: Bool = false) {
    (self.name, self.kind, self.isOptional) = (name, kind, isOptional)
  }

  /// The format's `Type`.
  var type: Int {
    switch kind {
    case .flag: 0
    case .integer, .unsigned: 2
    case .number: 5
    case .text: 6
    }
  }

  /// The format's `SchemaElement`, with the older `ConvertedType` beside the `LogicalType`.
  var schema: CompactStructure {
    var element = CompactStructure()
    element.add(1, word: type)
    element.add(3, word: isOptional ? 1 : 0)
    element.add(4, text: name)
    switch kind {
    case .integer, .number, .flag: break
    case .unsigned:
      element.add(6, word: 14)
      element.add(10) { logical in
        logical.add(10) { integer in
          integer.add(1, byte: 64)
          integer.add(2, flag: false)
        }
      }
    case .text:
      element.add(6, word: 0)
      element.add(10) { $0.add(1) { _ in } }
    }
    return element
  }
}

/// What a cell holds, as its bytes tell it from others: −0 and 0 differ, and NaN is NaN.
package enum ParquetCell: Sendable, Hashable {
  /// The bits of a number.
  case word(UInt64)
  /// Yes or no.
  case flag(Bool)
  /// The UTF-8 of a text.
  case bytes([UInt8])

  /// A whole number.
  package static func integer(_ number: Int) -> Self { .word(UInt64(bitPattern: Int64(number))) }

  /// A number.
  package static func number(_ number: Double) -> Self { .word(number.bitPattern) }

  /// A text.
  package static func text(_ text: String) -> Self { .bytes(Array(text.utf8)) }
}
