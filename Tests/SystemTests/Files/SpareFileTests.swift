import Foundation
import System
import TestSupport
import Testing

@Suite struct SpareFileTests {
  @Test func `a spare file becomes another, whole, and leaves nothing else`() throws {
    let folder = try TemporaryFolder()
    let target = "\(folder.path)/target"
    try AtomicFile.write("older and longer", to: target)
    do {
      let spare = try #require(SpareFile(in: Folder(folder.path), size: 4096))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.count == 2 && names.contains { AtomicFile.isTemporary($0) })
      #expect(throws: FileError(.failed, path: target, message: "there is no room for it")) {
        try spare.write([UInt8](repeating: 1, count: 4097), to: "target")
      }
      try spare.write([1, 2], to: "target")
    }
    #expect(try RegularFile(target).contents() == [1, 2])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["target"])
  }

  @Test func `one that is not used leaves nothing, and where there is no folder there is none`()
    throws
  {
    let folder = try TemporaryFolder()
    let place = try Folder(folder.path)
    _ = SpareFile(in: place, size: 10)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    try FileManager.default.removeItem(atPath: folder.path)
    #expect(SpareFile(in: place, size: 10) == nil)
  }
}
