/// A message of Protocol Buffers in the making: fields by their numbers, in the order in which they are
/// written.
///
/// Source: protobuf.dev, "Encoding".
package struct ProtocolMessage: Sendable {
  /// How the bytes of a field are laid out.
  private enum WireType: UInt64 { case varint = 0, eightBytes = 1, length = 2, fourBytes = 5 }

  /// The fields so far.
  package private(set) var bytes: [UInt8] = []

  /// Makes a message without fields.
  package init() {}

  /// Writes a whole number, a Boolean or a member of an enumeration.
  package mutating func add(_ field: Int, _ number: Int) {
    tag(field, .varint)
    varint(UInt64(bitPattern: Int64(number)))
  }

  /// Writes a `double`.
  package mutating func add(_ field: Int, _ number: Double) {
    tag(field, .eightBytes)
    bytes += number.bitPattern.littleEndianBytes
  }

  /// Writes a `float`.
  package mutating func add(_ field: Int, _ number: Float) {
    tag(field, .fourBytes)
    bytes += number.bitPattern.littleEndianBytes
  }

  /// Writes `bytes`.
  package mutating func add(_ field: Int, _ content: [UInt8]) {
    tag(field, .length)
    varint(UInt64(content.count))
    bytes += content
  }

  /// Writes a `string`.
  package mutating func add(_ field: Int, _ text: String) { add(field, Array(text.utf8)) }

  /// Writes a message whose fields `fill` adds.
  package mutating func add(_ field: Int, _ fill: (inout ProtocolMessage) -> Void) {
    var message = ProtocolMessage()
    fill(&message)
    add(field, message.bytes)
  }

  private mutating func tag(_ field: Int, _ type: WireType) {
    varint(UInt64(field) << 3 | type.rawValue)
  }

  private mutating func varint(_ number: UInt64) { bytes.append(varint: number) }
}
