import Foundation
import TestSupport
import Testing

@testable import System

@Suite struct ScratchFileTests {
  @Test func `bytes lie in a file that has no name, and are those that were written`() throws {
    let folder = try TemporaryFolder()
    let file = try ScratchFile.$places.withValue([folder.path]) {
      try ScratchFile(byteCount: 10_000)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(file.count == 10_000 && file.withUnsafeBytes { $0.allSatisfy { $0 == 0 } })
    file.fill { bytes in for place in bytes.indices { bytes[place] = UInt8(place % 251) } }
    file.readAhead(5000..<10_000)
    file.readAhead(9000..<10_001)
    #expect(file.withUnsafeBytes { bytes in bytes.indices.allSatisfy { bytes[$0] == $0 % 251 } })
    let maps = withExtendedLifetime(file) {
      SmallFile.contents("/proc/self/maps", limit: 1 << 24)
    }
    #expect(maps.map { String(decoding: $0, as: UTF8.self).contains(folder.path) } == true)
  }

  @Test func `the first place that is on a disk and has room is taken`() throws {
    let folder = try TemporaryFolder()
    func file(_ byteCount: Int, _ places: [String]) throws -> ScratchFile {
      try ScratchFile.$places.withValue(places) { try ScratchFile(byteCount: byteCount) }
    }
    #expect(try file(9, ["\(folder.path)/none", "/dev/shm", folder.path]).count == 9)
    let missing = #expect(throws: FileError.self) { try file(9, ["\(folder.path)/none"]) }
    #expect(missing?.kind == .cannotCreate && missing?.path == "\(folder.path)/none")
    let full = #expect(throws: FileError.self) { try file(1 << 55, [folder.path]) }
    #expect(full?.path == folder.path)
    #expect(throws: FileError.self) { try file(9, []) }
  }
}
