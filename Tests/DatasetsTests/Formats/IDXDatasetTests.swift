import Declarations
import Foundation
import Networks
import TestSupport
import Testing

@testable import Datasets

@Suite struct IDXDatasetTests {
  /// A file with sizes of one's own.
  static func file(_ type: UInt8, _ sizes: [UInt32], _ data: [UInt8]) -> [UInt8] {
    [0, 0, type, UInt8(sizes.count)]
      + sizes.flatMap { size in (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } }
      + data
  }

  private func load(
    _ inputs: [UInt8], _ targets: [UInt8]? = nil, _ requirement: TargetKind = .none
  ) throws -> Samples {
    let folder = try TemporaryFolder()
    let first = try folder.write(inputs, "x.idx")
    let second = try targets.map { try folder.write($0, "y.idx") }
    let dataset = try IDXDataset.validated {
      $0.inputs = first
      $0.targets = second
    }
    return try dataset.load(requirement).samples
  }

  @Test func `bytes are pixels, of one channel where there is none`() throws {
    let images = try load(Self.file(8, [2, 1, 3], [0, 255, 51, 102, 153, 204]))
    #expect(images.count == 2 && images.inputShape == [1, 1, 3])
    #expect(images.inputs == [0, 1, 0.2, 0.4, 0.6, 0.8])
    #expect(try load(Self.file(8, [2], [0, 255])).inputShape == [1])
    #expect(try load(Self.file(8, [1, 2], [0, 255])).inputShape == [2])
    #expect(try load(Self.file(8, [1, 2, 1, 1], [0, 255])).inputShape == [2, 1, 1])
  }

  @Test func `bytes are numbers where they are said to be`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.file(8, [2, 1, 1], [0, 255]), "x.idx")
    let dataset = try IDXDataset.validated { ($0.inputs, $0.bytes) = (path, .numbers) }
    let loaded = try dataset.load(.none)
    #expect(loaded.samples.inputs == [0, 255] && loaded.samples.inputShape == [1, 1, 1])
    #expect(loaded.notes == ["inputs: uint8 of shape [2, 1, 1], numbers as they are"])
  }

  // numpy: np.array(numbers, '>i2').tobytes() and its like.
  static let numbers: [(type: UInt8, data: [UInt8], numbers: [Float])] = [
    (9, [255, 127], [-1, 127]),
    (0x0B, [0xFF, 0xFE, 0x7F, 0xFF], [-2, 32767]),
    (0x0C, [0xFF, 0xFF, 0xFF, 0xFD, 0, 1, 0, 0], [-3, 65536]),
    (0x0D, [0x3F, 0xC0, 0, 0, 0xC0, 0x10, 0, 0], [1.5, -2.25]),
    (
      0x0E, [0x3F, 0xB9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A, 0xC0, 8, 0, 0, 0, 0, 0, 0],
      [0.1, -3]
    ),
  ]

  @Test(arguments: numbers)
  func `other numbers are big-endian and stay as they are`(
    _ type: UInt8, _ data: [UInt8], _ numbers: [Float]
  ) throws {
    #expect(try load(Self.file(type, [2], data)).inputs == numbers)
  }

  @Test func `targets are classes or values as the loss needs them`() throws {
    let inputs = Self.file(8, [2, 1], [7, 8])
    let labels = Self.file(8, [2], [3, 1])
    let column = Self.file(0x0B, [2, 1], [0, 3, 0, 1])
    #expect(try load(inputs, labels, .classes).targets == .classes([3, 1], classCount: 4))
    #expect(try load(inputs, column, .classes).targets == .classes([3, 1], classCount: 4))
    #expect(try load(inputs, labels, .values).targets == .values([3, 1], width: 1))
    #expect(try load(inputs, labels, .none).targets == .none)
    let error = try #require(throws: DatasetError.self) { try load(inputs, nil, .classes) }
    #expect(error.message == "a file of targets is needed beside it")
  }

  @Test func `a compressed file is read and its digest is that on disk`() throws {
    let folder = try TemporaryFolder()
    // python3: gzip.compress(bytes([0, 0, 8, 1, 0, 0, 0, 2, 5, 6]), mtime=0).
    let zipped = try #require(
      Data(base64Encoded: "H4sIAAAAAAACA2Ng4GBkYGBgYmUDAGn9iAEKAAAA"))
    let path = try folder.write(zipped, "y.gz")
    let plain = try folder.write(Self.file(8, [2], [0, 255]), "x")
    let dataset = try IDXDataset.validated {
      $0.inputs = plain
      $0.targets = path
    }
    let loaded = try dataset.load(.classes)
    #expect(loaded.samples.targets == .classes([5, 6], classCount: 7))
    // python3: sha256(sha256(plain).digest() + sha256(zipped).digest()).hexdigest().
    #expect(
      loaded.digest == "fa68f5b27ae5517dc8cb2e27a4d9d3c2cf49b74923d9d1fdbdecd3218967511f")
  }

  static let mistakes: [(bytes: [UInt8], message: String)] = [
    ([], "the file is empty"),
    ([1], "this is not an IDX file: it must begin with two zeros"),
    (Array("PK\u{3}\u{4}".utf8), "this is not an IDX file: it must begin with two zeros"),
    ([0, 0, 8], "the file ends within its header"),
    ([0, 0, 8, 1, 0, 0, 0], "the file ends within its header"),
    ([0, 0, 8, 255, 0, 0, 0, 1], "the file ends within its header"),
    ([0, 0, 7, 1, 0, 0, 0, 1, 0], "there is no IDX type of code 7"),
    ([0, 0, 8, 0, 1], "the array has no dimensions"),
    (file(8, [0], []), "an array of shape [0] is empty"),
    (file(8, [2, 0], []), "an array of shape [2, 0] is empty"),
    (file(8, [3], [1, 2]), "shape [3] of uint8 takes 3 bytes, the file holds 2"),
    (file(8, [1], [1, 2]), "shape [1] of uint8 takes 1 bytes, the file holds 2"),
    (
      file(8, [0xFFFF_FFFF], [1]),
      "shape [4294967295] of uint8 takes 4294967295 bytes, "
        + "the file holds 1"
    ),
    (
      file(0x0E, [.max, .max, .max], [1]),
      "shape [4294967295, 4294967295, 4294967295] is too large"
    ),
    (
      file(8, [.max, .max, .max, 0], [1]),
      "shape [4294967295, 4294967295, 4294967295, 0] is too large"
    ),
    (
      file(0x0D, [1, 2], [0, 0, 0, 0, 0x7F, 0xC0, 0, 0]),
      "number 1 of sample 0 is not a finite 32-bit float"
    ),
  ]

  @Test(arguments: mistakes)
  func `a header that does not tell the truth is refused`(
    _ bytes: [UInt8], _ message: String
  ) throws {
    let error = try #require(throws: DatasetError.self) { try load(bytes) }
    #expect(error.message == message && error.kind == .malformed)
  }

  static let badTargets: [(bytes: [UInt8], message: String)] = [
    (file(8, [3], [1, 2, 3]), "there are 3 targets for 2 inputs"),
    (file(8, [2, 2], [1, 2, 3, 4]), "class targets must be one number a sample, these are 2"),
    (
      file(0x0D, [2], [UInt8](repeating: 0, count: 8)),
      "class targets must be integers, these are float32"
    ),
    (
      file(9, [2], [1, 255]),
      "-1, the number of sample 1, is not a class number; classes are whole numbers from 0 to "
        + "999999"
    ),
  ]

  @Test(arguments: badTargets)
  func `targets that do not fit are refused`(_ bytes: [UInt8], _ message: String) throws {
    let inputs = Self.file(8, [2], [7, 8])
    let error = try #require(throws: DatasetError.self) { try load(inputs, bytes, .classes) }
    #expect(error.message == message)
  }
}
