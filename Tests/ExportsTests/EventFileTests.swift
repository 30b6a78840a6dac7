import Testing

@testable import Exports

/// Event files of TensorBoard, byte by byte.
@Suite struct EventFileTests {
  @Test func `the checksum has its check value`() {
    #expect(CRC32C.checksum("123456789".utf8) == 0xE306_9283)
    // RFC 3720, appendix B.4: 32 bytes of zeros, of ones, and counting up.
    #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.checksum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.checksum([UInt8](0..<32)) == 0x46DD_794E)
  }

  @Test func `fields are those of the documentation's examples`() {
    var message = ProtocolMessage()
    message.add(1, 150)
    #expect(message.bytes == [0x08, 0x96, 0x01])
    message = ProtocolMessage()
    message.add(2, "testing")
    #expect(message.bytes == [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67])
    message = ProtocolMessage()
    message.add(3) { $0.add(1, 150) }
    #expect(message.bytes == [0x1A, 0x03, 0x08, 0x96, 0x01])
    message = ProtocolMessage()
    message.add(1, -2)
    #expect(message.bytes == [0x08, 0xFE] + [UInt8](repeating: 0xFF, count: 8) + [0x01])
    message = ProtocolMessage()
    message.add(1, 1.0)
    message.add(16, Float(1))
    #expect(message.bytes == [0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0x85, 0x01, 0, 0, 0x80, 0x3F])
  }

  @Test func `records are read back up to the first that is damaged`() {
    let (one, two) = (EventRecord.bytes([1, 2, 3]), EventRecord.bytes([]))
    #expect(Array(one.prefix(8)) == [3, 0, 0, 0, 0, 0, 0, 0] && one.count == 19)
    #expect(EventRecord.contents(of: one + two) == [[1, 2, 3], []])
    for cut in 0..<two.count {
      #expect(EventRecord.contents(of: one + two.prefix(cut)) == [[1, 2, 3]])
    }
    for place in one.indices {
      var damaged = one
      damaged[place] ^= 0x40
      #expect(EventRecord.contents(of: damaged + two).isEmpty)
    }
  }

  @Test(arguments: [0, 1, 127, 128, 300_000, Int.max])
  func `the time of an event is read back`(_ step: Int) {
    let time = EventTime(seconds: 1_764_240_000.25, step: step)
    #expect(EventTime(ofEvent: ScalarEvents.scalars([("a", 1)], at: time)) == time)
    #expect(EventTime(ofEvent: [1, 2, 3]) == nil)
  }

  @Test func `an event of one number has the bytes that TensorFlow writes`() {
    let event = ScalarEvents.scalars([("a", 0.5)], at: EventTime(seconds: 1, step: 7))
    let value: [UInt8] = [0x0A, 0x01, 0x61, 0x15, 0, 0, 0, 0x3F]
    #expect(
      event == [0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0x10, 7, 0x2A, 10, 0x0A, 8] + value)
  }
}
