import Foundation
import Networks
import TestSupport
import Testing

@testable import Datasets

@Suite struct GunzipTests {
  // python3: gzip.compress(b"hello ", mtime=0) and gzip.compress(b"world", mtime=0).
  static let hello = bytes("H4sIAAAAAAACA8tIzcnJVwAA9vmB7QYAAAA=")
  static let world = bytes("H4sIAAAAAAACAyvPL8pJAQBDEXc6BQAAAA==")
  // python3: gzip.compress(bytes(1_000_000), mtime=0).
  static let zeros = bytes(
    """
    H4sIAAAAAAACA+3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArwaey3kSQEIPAA==
    """)

  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64) ?? Data())
  }

  @Test func `members are joined and padding is ignored`() throws {
    let expected = Array("hello world".utf8)
    #expect(try Gunzip.expand(Self.hello + Self.world, limit: 11) == expected)
    #expect(
      try Gunzip.expand(Self.hello + Self.world + [0, 0, 0], limit: 11) == expected)
  }

  @Test func `more bytes than the limit are refused`() throws {
    #expect(try Gunzip.expand(Self.zeros, limit: 1_000_000).count == 1_000_000)
    #expect(
      throws: FormatError("the gzip data expands to more than 999999 bytes")
    ) { try Gunzip.expand(Self.zeros, limit: 999_999) }
  }

  @Test func `data cut anywhere is truncated`() {
    for length in 2..<Self.hello.count {
      #expect(throws: FormatError("truncated gzip data"), "\(length) bytes") {
        try Gunzip.expand(Array(Self.hello[..<length]), limit: 100)
      }
    }
    #expect(throws: FormatError("truncated gzip data")) {
      try Gunzip.expand(Self.hello + [0x1f, 0x8b, 8], limit: 100)
    }
  }

  @Test func `corrupt data is named so`() throws {
    var checksum = Self.hello
    checksum[checksum.count - 8] ^= 1
    #expect(throws: FormatError("corrupt gzip data: incorrect data check")) {
      try Gunzip.expand(checksum, limit: 100)
    }
    var method = Self.hello
    method[2] = 7
    #expect(throws: FormatError("corrupt gzip data: unknown compression method")) {
      try Gunzip.expand(method, limit: 100)
    }
    #expect(throws: FormatError("data after the end of the gzip data")) {
      try Gunzip.expand(Self.hello + [1], limit: 100)
    }
  }

  @Test func `a truncated file is a mistake in that file`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.hello.dropLast(3), "x.csv.gz")
    #expect(
      throws: DatasetError(.malformed, file: path, message: "truncated gzip data")
    ) { try CSVDataset(path: path).load(.none) }
  }
}
