import Foundation
import TestSupport
import Testing
import Weights

@Suite struct SafetensorsReadingTests {
  // Python's safetensors 0.5, numpy.save with {"format": "pt", "note": "é\"\\\n"}.
  static let mixed = """
    YAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCIsIm5vdGUiOiLDqVwiXFxcbiJ9LCJjb3VudCI6eyJ\
    kdHlwZSI6Ikk2NCIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMCw4XX0sImRvdWJsZSI6eyJkdHlwZSI6IkY2NC\
    IsInNoYXBlIjpbMywxXSwiZGF0YV9vZmZzZXRzIjpbOCwzMl19LCJhLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoY\
    XBlIjpbMiwzXSwiZGF0YV9vZmZzZXRzIjpbMzIsNTZdfSwiZW1wdHkiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzAs\
    NF0sImRhdGFfb2Zmc2V0cyI6WzU2LDU2XX0sImhhbGYiOnsiZHR5cGUiOiJGMTYiLCJzaGFwZSI6WzldLCJkYXRhX29\
    mZnNldHMiOls1Niw3NF19fSAgBwAAAAAAAACamZmZmZm5P1nz+MIfbqUBnHUAiDzkN34AAMA/AAAQwAIAAAAAAIB/mX\
    aWfgAAAIAAPADAADj/ewEA/wMAgAB8VTU=
    """

  static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  /// A file of a header's text and data.
  static func file(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
    let length = UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8) + data
  }

  static func tensor(_ name: String, _ type: String, _ shape: String, _ offsets: String) -> String {
    #""\#(name)":{"dtype":"\#(type)","shape":[\#(shape)],"data_offsets":[\#(offsets)]}"#
  }

  @Test func `a file that Python wrote is read as Python reads it`() throws {
    let file = try SafetensorsFile(bytes: Self.bytes(Self.mixed), file: "f")
    #expect(file.names == ["a.weight", "count", "double", "empty", "half"])
    #expect(file["a.weight"]?.shape == [2, 3])
    #expect(file["a.weight"]?.values == [1.5, -2.25, 0x1p-148, .infinity, 1e38, -0.0])
    #expect(file["a.weight"]?.values.last?.sign == .minus)
    #expect(file["count"] == .init(shape: [], values: [7], areIntegers: true))
    // numpy: f64.astype(float32).
    #expect(file["double"] == .init(shape: [3, 1], values: [0.1, 0, .infinity]))
    #expect(file["empty"] == .init(shape: [0, 4], values: []))
    // numpy: f16.astype(float32).view(uint32).
    #expect(
      file["half"]?.values.map(\.bitPattern) == [
        0x3f80_0000, 0xc000_0000, 0x3f00_0000, 0x477f_e000, 0x3380_0000, 0x387f_c000, 0x8000_0000,
        0x7f80_0000, 0x3eaa_a000,
      ])
    #expect(file["missing"] == nil)
  }

  @Test func `bfloat16 is the upper half of a float`() throws {
    let file = try SafetensorsFile(
      bytes: Self.file(
        "{" + Self.tensor("b", "BF16", "3", "0,6") + "} ", [0x80, 0x3F, 0x49, 0xC0, 0x01, 0]),
      file: "f")
    #expect(file["b"]?.values.map(\.bitPattern) == [0x3F80_0000, 0xC049_0000, 0x0001_0000])
  }

  @Test func `spaces, escapes and any order of keys and tensors are JSON`() throws {
    let header = """
      { "b" : { "data_offsets" : [ 4 , 8 ] , "shape" : [ ] , "dtype" : "F32" } ,
      "\\u00e9\\ud83d\\ude00\\/\\t\\b\\f\\n\\r\\"\\\\":{"shape":[1],"data_offsets":[0,4],"dtype":"F32"}}
      """
    let file = try SafetensorsFile(
      bytes: Self.file(header, [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]), file: "f")
    #expect(file["b"] == .init(shape: [], values: [2]))
    #expect(file["é😀/\t\u{8}\u{c}\n\r\"\\"] == .init(shape: [1], values: [1]))
    #expect(try SafetensorsFile(bytes: Self.file("{}"), file: "f").names.isEmpty)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let message: String
    var testDescription: String { message }

    init(_ bytes: [UInt8], _ message: String) {
      self.bytes = bytes
      self.message = message
    }

    init(_ header: String, _ data: Int, _ message: String) {
      self.init(file(header, [UInt8](repeating: 0, count: data)), message)
    }
  }

  static let mistakes: [Case] = [
    Case([], "the file ends before its header"),
    Case([1, 2, 3, 4, 5, 6, 7], "the file ends before its header"),
    Case(
      [3, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D], "a header of 3 bytes is longer than the file of 10"),
    Case(
      [1, 0xE1, 0xF5, 5, 0, 0, 0, 0, 0x7B, 0x7D],
      "this is not a safetensors file: it does not begin with the length of a header, at most "
        + "100000000 bytes"),
    Case(
      [UInt8](repeating: 255, count: 10),
      "this is not a safetensors file: it does not begin with the length of a header, at most "
        + "100000000 bytes"),
    Case("", 0, "'{' is missing"),
    Case("{", 0, "'\"' is missing"),
    Case("{\"a", 0, "the text ends within a string"),
    Case("{\"a\\", 0, "the text ends within a string"),
    Case("{\"a\\x\"", 0, "there is no such escape in a string"),
    Case("{\"\\u12g4\"", 0, "there is no such escape in a string"),
    Case("{\"\\ud800\"", 0, "half of a character in a string"),
    Case("{\"\\ud800\\u0041\"", 0, "half of a character in a string"),
    Case("{\"\\udc00\"", 0, "half of a character in a string"),
    Case("{\"a\n\"", 0, "a string contains a control character"),
    Case(file("{\"") + [0xFF, 0x22], "the text ends within a string"),
    Case("{}x", 0, "text after the header's object"),
    Case("{\"__metadata__\":{\"a\":1}}", 0, "'\"' is missing"),
    Case("{\"a\":1}", 0, "'{' is missing"),
    Case("{\"a\":{}}", 0, "tensor 'a' lacks 'dtype', 'shape' or 'data_offsets'"),
    Case("{\"a\":{\"size\":3}}", 0, "unexpected key 'size'"),
    Case("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", 0, "the name 'dtype' stands there twice"),
    Case(
      "{" + tensor("a", "F32", "", "0,4") + "," + tensor("a", "F32", "", "4,8") + "}", 8,
      "the name 'a' stands there twice"),
    Case(
      "{" + tensor("\u{E9}", "F32", "", "0,4") + "," + tensor("e\u{301}", "F32", "", "4,8") + "}",
      8, "two tensors have names that look the same"),
    Case(
      "{" + tensor("a", "U8", "4", "0,4") + "}", 4,
      "tensor 'a' is of type 'U8'; these are read: F32, F16, BF16, F64, I64"),
    Case("{" + tensor("a", "F32", "-1", "0,4") + "}", 4, "a whole number from 0 is missing"),
    Case("{" + tensor("a", "F32", "1.0", "0,4") + "}", 4, "']' is missing"),
    Case("{" + tensor("a", "F32", "01", "0,4") + "}", 4, "a whole number from 0 is missing"),
    Case(
      "{" + tensor("a", "F32", "9223372036854775808", "0,4") + "}", 4,
      "the number 9223372036854775808 is too large"),
    Case(
      "{" + tensor("a", "F32", "4294967296,4294967296", "0,4") + "}", 4,
      "tensor 'a': shape [4294967296, 4294967296] of F32 does not take 4 bytes"),
    Case(
      "{" + tensor("a", "F32", "4294967296,0,4294967296", "0,0") + "}", 0,
      "tensor 'a': shape [4294967296, 0, 4294967296] of F32 does not take 0 bytes"),
    Case(
      "{" + tensor("a", "F32", "2", "0,4") + "}", 4,
      "tensor 'a': shape [2] of F32 does not take 4 bytes"),
    Case(
      "{" + tensor("a", "F32", "1", "0,4,8") + "}", 8,
      "tensor 'a': offsets [0, 4, 8] do not lie in the 8 bytes of data"),
    Case(
      "{" + tensor("a", "F32", "1", "4,0") + "}", 4,
      "tensor 'a': offsets [4, 0] do not lie in the 4 bytes of data"),
    Case(
      "{" + tensor("a", "F32", "1000000000", "0,4000000000") + "}", 4,
      "tensor 'a': offsets [0, 4000000000] do not lie in the 4 bytes of data"),
    Case(
      "{" + tensor("a", "F32", "1", "4,8") + "}", 8, "tensor 'a' follows a gap in the data"),
    Case(
      "{" + tensor("a", "F32", "2", "0,8") + "," + tensor("b", "F32", "1", "4,8") + "}", 8,
      "tensor 'b' overlaps another in the data"),
    Case(
      "{" + tensor("a", "F32", "1", "0,4") + "," + tensor("b", "F32", "1", "0,4") + "}", 8,
      "tensor 'b' overlaps another in the data"),
    Case("{" + tensor("a", "F32", "1", "0,4") + "}", 5, "1 bytes of data belong to no tensor"),
    Case(
      "{" + tensor("a", "F32", "1", "-4,0") + "}", 4, "a whole number from 0 is missing"),
    Case(
      "{" + tensor("a", "F32", "1", "9223372036854775804,9223372036854775807") + "}", 4,
      "tensor 'a': offsets [9223372036854775804, 9223372036854775807] do not lie in the 4 bytes "
        + "of data"),
    Case("{}", 1, "1 bytes of data belong to no tensor"),
  ]

  @Test(arguments: mistakes)
  func `a header that does not tell the truth is refused`(_ given: Case) {
    #expect(throws: WeightsError(.malformed, file: "f", message: given.message)) {
      try SafetensorsFile(bytes: given.bytes, file: "f")
    }
  }

  /// A file may say that it has more bytes than there is memory: only its header is read then.
  @Test(arguments: [
    (tensor("a", "F32", "1", "0,4"), "1099511627772 bytes of data belong to no tensor"),
    (
      tensor("a", "F32", "1", "0,1099511627776"),
      "tensor 'a': shape [1] of F32 does not take 1099511627776 bytes"
    ),
  ])
  func `a file is refused by its header before its data are read`(
    _ tensor: String, _ message: String
  ) throws {
    let folder = try TemporaryFolder()
    let bytes = Self.file("{" + tensor + "}")
    let path = try folder.write(bytes)
    // A hole of a tebibyte takes no room on the disk.
    let size = UInt64(bytes.count) + 1 << 40
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: size)
    #expect(throws: WeightsError(.malformed, file: path, message: message)) {
      try SafetensorsFile(path: path)
    }
  }

  @Test func `bytes that are no UTF-8 are refused in a name`() {
    let header = Array("{\"".utf8) + [0xFF] + Array("\":1}".utf8)
    #expect(throws: WeightsError(.malformed, file: "f", message: "a string is not valid UTF-8")) {
      try SafetensorsFile(
        bytes: [UInt8(header.count), 0, 0, 0, 0, 0, 0, 0] + header, file: "f")
    }
  }

  @Test func `files that cannot be read say why`() throws {
    let folder = try TemporaryFolder()
    let missing = "\(folder.path)/none"
    #expect(throws: WeightsError(.missing, file: missing, message: "no such file")) {
      try SafetensorsFile(path: missing)
    }
    #expect(throws: WeightsError(.unreadable, file: folder.path, message: "is a directory")) {
      try SafetensorsFile(path: folder.path)
    }
    let good = try folder.write(Self.bytes(Self.mixed))
    #expect(try SafetensorsFile(path: good).names.count == 5)
    #expect(
      WeightsError(.missing, file: "a", message: "no such file").description == "a: no such file")
  }

  @Test func `no damage stops the reader from answering`() throws {
    let original = try Self.bytes(Self.mixed)
    let meaningful = Array("{}[]\",:\\0192u ".utf8) + [0, 255]
    var generator = SplitMix(state: 3)
    var answers = 0
    for _ in 0..<20_000 {
      var bytes = original
      for _ in 0...Int.random(in: 0..<3, using: &generator) {
        let i = Int.random(in: 0..<bytes.count, using: &generator)
        let symbol = meaningful.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes[i] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[i] = symbol
        case 2: bytes.insert(symbol, at: i)
        case 3: bytes.remove(at: i)
        case 4: bytes.insert(contentsOf: bytes[i...].prefix(9), at: i)
        default: bytes.removeSubrange(max(i, 1)...)
        }
      }
      if (try? SafetensorsFile(bytes: bytes, file: "f")) != nil { answers += 1 }
    }
    // Damage to numbers and names is harmless, or this would test the first check alone.
    #expect(answers > 100)
  }
}
