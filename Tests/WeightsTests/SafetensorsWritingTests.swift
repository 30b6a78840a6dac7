import Testing
import Weights

@Suite struct SafetensorsWritingTests {
  static let tensors: [String: SafetensorsFile.Tensor] = [
    "é\n\"\\\u{1}": .init(shape: [0, 3], values: []),
    "scalar": .init(shape: [], values: [8]),
    "2.bias": .init(shape: [1], values: [-1]),
    "10.weight": .init(shape: [2, 2], values: [1, 2, 3, 4.5]),
  ]

  @Test func `the bytes are those that Python writes`() throws {
    // Python's safetensors 0.5: numpy.save of these tensors with {"format": "pt"}.
    let expected = """
      IAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCIxMC53ZWlnaHQiOnsiZHR5cGUiOiJGMzIiLC\
      JzaGFwZSI6WzIsMl0sImRhdGFfb2Zmc2V0cyI6WzAsMTZdfSwiMi5iaWFzIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUi\
      OlsxXSwiZGF0YV9vZmZzZXRzIjpbMTYsMjBdfSwic2NhbGFyIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOltdLCJkYX\
      RhX29mZnNldHMiOlsyMCwyNF19LCLDqVxuXCJcXFx1MDAwMSI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMCwzXSwi\
      ZGF0YV9vZmZzZXRzIjpbMjQsMjRdfX0gICAAAIA/AAAAQAAAQEAAAJBAAACAvwAAAEE=
      """
    let written = SafetensorsFile(Self.tensors).encoded()
    #expect(written == (try SafetensorsReadingTests.bytes(expected)))
  }

  @Test func `numbers that are made are made once each, one tensor after the other`() {
    var asked: [String] = []
    func tensor(_ name: String, _ value: Float) -> SafetensorsFile.Tensor {
      .init(shape: [600_000]) {
        asked.append(name)
        return [Float](repeating: value, count: 600_000)
      }
    }
    let file = SafetensorsFile(["a": tensor("a", 1), "b": tensor("b", 2)])
    var (bytes, madeAt): ([UInt8], [Int]) = ([], [])
    file.forEachPiece { piece in
      #expect(piece.count <= 1 << 20)
      bytes += piece
      madeAt.append(asked.count)
    }
    #expect(asked == ["a", "b"])
    #expect(madeAt == [0, 1, 1, 1, 2, 2, 2])
    let kept = SafetensorsFile([
      "a": .init(shape: [600_000], values: [Float](repeating: 1, count: 600_000)),
      "b": .init(shape: [600_000], values: [Float](repeating: 2, count: 600_000)),
    ])
    #expect(bytes == kept.encoded())
  }

  @Test func `what was written is read again`() throws {
    var tensors = Self.tensors
    tensors["odd"] = .init(shape: [2], values: [.infinity, -0.0])
    tensors["\u{8}\u{c}\r\t\u{1f}"] = .init(shape: [1, 1, 1], values: [0x1p-149])
    let file = SafetensorsFile(tensors)
    #expect(try SafetensorsFile(bytes: file.encoded(), file: "f") == file)
    #expect(try SafetensorsFile(bytes: SafetensorsFile().encoded(), file: "f").names.isEmpty)
  }

  /// Python: `struct.pack("<qq", 300, -1)`.
  @Test func `whole numbers are written in 64 bits`() throws {
    let file = SafetensorsFile(["n": .init(shape: [2], values: [300, -1], areIntegers: true)])
    let header =
      #"{"__metadata__":{"format":"pt"},"n":{"dtype":"I64","shape":[2],"#
      + #""data_offsets":[0,16]}}"#
    let bytes = file.encoded()
    let start = bytes.count - 16
    #expect(String(decoding: bytes[8..<start], as: UTF8.self).hasPrefix(header))
    #expect(
      Array(bytes[start...]) == [44, 1, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 255, count: 8))
    #expect(try SafetensorsFile(bytes: bytes, file: "f") == file)
    let wild = SafetensorsFile(
      ["n": .init(shape: [3], values: [0x1p70, .nan, -.infinity], areIntegers: true)])
    let largest = [UInt8](repeating: 255, count: 7) + [127]
    #expect(
      Array(wild.encoded().suffix(24))
        == largest + largest + [UInt8](repeating: 0, count: 7) + [128])
  }

  @Test func `names are sorted by their bytes`() {
    let names = SafetensorsFile(Self.tensors).names
    #expect(names == ["10.weight", "2.bias", "scalar", "é\n\"\\\u{1}"])
  }
}
