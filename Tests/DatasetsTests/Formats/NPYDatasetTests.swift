import Declarations
import Foundation
import Networks
import TestSupport
import Testing

@testable import Datasets

@Suite struct NPYDatasetTests {
  /// A file of format 1.0 with a header of one's own.
  static func file(_ header: String, _ data: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let count = header.utf8.count
    let length =
      version == 1
      ? [UInt8(count & 255), UInt8(count >> 8)] : [UInt8(count & 255), UInt8(count >> 8), 0, 0]
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(header.utf8) + data
  }

  static func header(_ type: String, _ shape: String, fortran: String = "False") -> String {
    "{'descr': '\(type)', 'fortran_order': \(fortran), 'shape': \(shape), }"
  }

  private func load(
    _ inputs: [UInt8], _ targets: [UInt8]? = nil, _ requirement: TargetKind = .none,
    _ meaning: ByteMeaning = .pixels
  ) throws -> Samples {
    let folder = try TemporaryFolder()
    let first = try folder.write(inputs, "x.npy")
    let second = try targets.map { try folder.write($0, "y.npy") }
    let dataset = try NPYDataset.validated {
      $0.inputs = first
      $0.targets = second
      $0.bytes = meaning
    }
    return try dataset.load(requirement).samples
  }

  @Test(arguments: npyTable.indices)
  func `arrays that NumPy wrote are read in C order`(_ i: Int) throws {
    let (_, base64, shape, numbers) = npyTable[i]
    let bytes = Array(try #require(Data(base64Encoded: base64)))
    let samples = try load(bytes, nil, .none, .numbers)
    #expect(samples.count == shape[0])
    #expect(samples.inputShape == (shape.count > 1 ? Array(shape.dropFirst()) : [1]))
    #expect(samples.inputs == numbers)
  }

  @Test func `targets are classes or values as the loss needs them`() throws {
    let inputs = Self.file(Self.header("|u1", "(2, 1)"), [7, 8])
    let whole = Self.file(Self.header("|u1", "(2,)"), [3, 1])
    let column = Self.file(Self.header("|i1", "(2, 1)"), [3, 1])
    let wide = Self.file(Self.header("|u1", "(2, 1, 2)"), [1, 2, 3, 4])
    #expect(try load(inputs, whole, .classes).targets == .classes([3, 1], classCount: 4))
    #expect(try load(inputs, column, .classes).targets == .classes([3, 1], classCount: 4))
    #expect(try load(inputs, whole, .values).targets == .values([3, 1], width: 1))
    #expect(try load(inputs, wide, .values).targets == .values([1, 2, 3, 4], width: 2))
    #expect(try load(inputs, wide, .none).targets == .none)
  }

  @Test func `bytes are pixels, of one channel where there is none, as of IDX files`() throws {
    let data: [UInt8] = [0, 255, 51, 102, 153, 204]
    let file = Self.file(Self.header("|u1", "(2, 1, 3)"), data)
    let pixels = try load(file)
    #expect(pixels.inputShape == [1, 1, 3] && pixels.inputs == [0, 1, 0.2, 0.4, 0.6, 0.8])
    let numbers = try load(file, nil, .none, .numbers)
    #expect(numbers.inputShape == [1, 3] && numbers.inputs == data.map { Float($0) })
    #expect(try load(Self.file(Self.header("|u1", "(2, 3)"), data)).inputShape == [3])
    // Numbers of other types and their shapes are what they were.
    let shorts = Self.file(Self.header("<i2", "(1, 1, 3)"), data)
    #expect(try load(shorts).inputs == [-256, 26163, -13159])
    #expect(try load(shorts).inputShape == [1, 3])
  }

  @Test func `pixels have another digest than the numbers that they once were`() throws {
    let folder = try TemporaryFolder()
    let bytes = try folder.write(Self.file(Self.header("|u1", "(1,)"), [1]), "bytes")
    let floats = try folder.write(Self.file(Self.header("<i2", "(1,)"), [1, 0]), "shorts")
    func digest(_ path: String, _ meaning: ByteMeaning) throws -> String {
      try NPYDataset.validated { ($0.inputs, $0.bytes) = (path, meaning) }.load(.none).digest
    }
    #expect(try digest(bytes, .numbers) != digest(bytes, .pixels))
    #expect(try digest(floats, .numbers) == digest(floats, .pixels))
    // python3: hashlib.sha256 of the file.
    #expect(
      try digest(bytes, .numbers)
        == "a6f55ef3ff0ee315c92cfd71bd798eb27874b845dde3aa4121ea84f83a227ebc")
  }

  @Test func `the digest of two files depends on both and on their order`() throws {
    let folder = try TemporaryFolder()
    let one = try folder.write(Self.file(Self.header("|u1", "(1,)"), [1]), "one")
    let two = try folder.write(Self.file(Self.header("|u1", "(1,)"), [2]), "two")
    let files: [(String, String?)] = [(one, nil), (two, nil), (one, two), (two, one)]
    let digests = try files.map { files in
      try NPYDataset.validated { ($0.inputs, $0.targets) = files }.load(.none).digest
    }
    #expect(Set(digests).count == 4)
    #expect(digests.allSatisfy { $0.count == 64 })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let message: String
    var testDescription: String { message }
  }

  static let mistakes: [Case] = [
    Case(bytes: [], message: "the file is empty"),
    Case(bytes: Array("PK\u{3}\u{4} a zip file".utf8), message: "this is not an .npy file"),
    Case(bytes: [0x93, 0x4E, 0x55], message: "the file ends within its header"),
    Case(
      bytes: [0x93] + Array("NUMPY".utf8) + [1, 0, 255, 255, 0x7B, 0x7D],
      message: "the file ends within its header"),
    Case(
      bytes: [0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255, 0x7B, 0x7D],
      message: "the file ends within its header"),
    Case(
      bytes: file("{}", [], version: 4),
      message: ".npy format 4.0 is not supported; 1.0, 2.0 and 3.0 are"),
    Case(bytes: file("{ }", []), message: "the header lacks 'descr', 'fortran_order' or 'shape'"),
    Case(bytes: file("[]", []), message: "the header is not a dictionary: '{' is missing"),
    Case(
      bytes: file("{'descr' '<f4'}", []), message: "the header is not a dictionary: ':' is missing"),
    Case(bytes: file("{descr: 1}", []), message: "the header is not a dictionary with text keys"),
    Case(
      bytes: file("{'descr': '<f4', 'descr': '<f4'}", []),
      message: "unexpected or repeated key 'descr' in the header"),
    Case(
      bytes: file("{'size': 1}", []), message: "unexpected or repeated key 'size' in the header"),
    Case(
      bytes: file("{'descr': [('a', '<f4')]}", []), message: "arrays of records are not supported"),
    Case(
      bytes: file(header("<f4", "(1,)", fortran: "0"), []),
      message: "'fortran_order' is neither True nor False"),
    Case(bytes: file(header("<f4", "3"), []), message: "'shape' is not a tuple"),
    Case(
      bytes: file(header("<f4", "(-1, 4)"), []),
      message: "'shape' is not a tuple of whole numbers from 0"),
    Case(
      bytes: file(header("<f4", "(1 2)"), []),
      message: "'shape' is not a tuple of whole numbers"),
    Case(
      bytes: file(header("<f4", "(99999999999999999999,)"), []),
      message: "a dimension of 99999999999999999999 is too large"),
    Case(
      bytes: file(header("<f4", "(4294967296, 4294967296)"), [0]),
      message: "shape (4294967296, 4294967296) is too large"),
    Case(
      bytes: file(header("<f4", "(4294967296, 4294967296, 0)"), [0]),
      message: "shape (4294967296, 4294967296, 0) is too large"),
    Case(
      bytes: file(header("<f4", "(0, 4294967296, 4294967296)"), [0]),
      message: "shape (0, 4294967296, 4294967296) is too large"),
    Case(
      bytes: file(header("<f4", "(1000000000000,)"), [0, 0, 0, 0]),
      message: "shape (1000000000000) of 'f4' takes 4000000000000 bytes, the file holds 4"),
    Case(
      bytes: file(header("<f4", "(1, 2)"), [UInt8](repeating: 0, count: 9)),
      message: "shape (1, 2) of 'f4' takes 8 bytes, the file holds 9"),
    Case(bytes: file(header("<f4", "(0, 2)"), []), message: "an array of shape (0, 2) is empty"),
    Case(bytes: file(header("<f4", "(2, 0)"), []), message: "an array of shape (2, 0) is empty"),
    Case(
      bytes: file(header("<f4", "()"), [0, 0, 0, 0]),
      message: "the array is a single number; one of shape (samples, ...) is needed"),
    Case(
      bytes: file(header("<f4", "(\(String(repeating: "1,", count: 65)))"), [0, 0, 0, 0]),
      message: "the array has over 64 dimensions"),
    Case(
      bytes: file(header("=f4", "(1,)"), [0, 0, 0, 0]),
      message: "numbers of type '=f4' are not supported; save them with .astype('<f4')"),
    Case(
      bytes: file(header("<c8", "(1,)"), [0, 0, 0, 0]),
      message: "numbers of type '<c8' are not supported; save them with .astype('<f4')"),
    Case(
      bytes: file(header("|O", "(1,)"), [0, 0, 0, 0]),
      message: "numbers of type '|O' are not supported; save them with .astype('<f4')"),
    Case(
      bytes: file(header("|u1", "(1,)") + " x", [0]),
      message: "text after the header's dictionary"),
    Case(
      bytes: file(header("<f4", "(2, 1)"), [0, 0, 0, 0, 0, 0, 0xC0, 0x7F]),
      message: "the number at [1, 0] is not a finite 32-bit float"),
    Case(
      // 1e300 as a double.
      bytes: file(header("<f8", "(1,)"), [0x9C, 0x75, 0x00, 0x88, 0x3C, 0xE4, 0x37, 0x7E]),
      message: "the number at [0] is not a finite 32-bit float"),
  ]

  @Test(arguments: mistakes)
  func `mistakes in files are refused`(_ given: Case) throws {
    let error = try #require(throws: DatasetError.self) { try load(given.bytes) }
    #expect(error.message == given.message)
    #expect(error.kind == .malformed)
  }

  @Test func `targets that do not fit are refused`() throws {
    let inputs = Self.file(Self.header("|u1", "(2,)"), [7, 8])
    let cases: [([UInt8]?, TargetKind, String)] = [
      (nil, .classes, "a file of targets is needed beside it"),
      (
        Self.file(Self.header("|u1", "(3,)"), [1, 2, 3]), .values,
        "there are 3 targets for 2 inputs"
      ),
      (
        Self.file(Self.header("<f4", "(2,)"), [UInt8](repeating: 0, count: 8)), .classes,
        "class targets must be integers, these are 'f4'"
      ),
      (
        Self.file(Self.header("|u1", "(2, 2)"), [1, 2, 3, 4]), .classes,
        "class targets must be one number a sample, these are 2"
      ),
      (
        Self.file(Self.header("|i1", "(2, 1)"), [1, 255]), .classes,
        "the number at [1, 0] is not a class number; classes are whole numbers from 0 to 999999"
      ),
      (
        Self.file(Self.header("<u4", "(2,)"), [1, 0, 0, 0, 0x40, 0x42, 0x0F, 0]), .classes,
        "the number at [1] is not a class number; classes are whole numbers from 0 to 999999"
      ),
    ]
    for (targets, requirement, message) in cases {
      let error = try #require(throws: DatasetError.self) { try load(inputs, targets, requirement) }
      #expect(error.message == message)
    }
  }
}
