import Testing

@testable import Exports

/// State dicts of PyTorch, byte by byte.
@Suite struct StateDictionaryTests {
  @Test func `the checksum has its check value`() {
    #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func `operations have the bytes of pickletools`() {
    var pickle = Pickle()
    pickle.text("aé")
    pickle.tuple { pickle in for number in [255, 256, -1, 1 << 31] { pickle.number(number) } }
    pickle.no()
    pickle.stop()
    let text: [UInt8] = [0x58, 3, 0, 0, 0, 0x61, 0xC3, 0xA9]
    let small: [UInt8] = [0x4B, 0xFF, 0x4A, 0, 1, 0, 0, 0x4A, 0xFF, 0xFF, 0xFF, 0xFF]
    let large: [UInt8] = [0x8A, 8, 0, 0, 0, 0x80, 0, 0, 0, 0]
    #expect(pickle.bytes == [0x80, 2] + text + [0x28] + small + large + [0x74, 0x89, 0x2E])
  }

  @Test(arguments: 1..<70)
  func `files of an archive begin at multiples of 64 bytes`(_ length: Int) {
    var archive = StoredArchive()
    let content: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 9]
    archive.add(String(repeating: "n", count: length), content)
    let bytes = archive.encoded
    let place = stride(from: 0, to: bytes.count - 8, by: 64).first {
      Array(bytes[$0..<$0 + 8]) == content
    }
    #expect(place != nil)
  }
}
