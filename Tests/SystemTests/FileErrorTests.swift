import System
import Testing

@Suite struct FileErrorTests {
  @Test func `a disk that is full is told from what concerns one file`() {
    let full = #expect(throws: FileError.self) {
      try OutputFile("/dev/full", .appending).write([1])
    }
    #expect(full?.isOfDisk == true && full?.kind == .failed)
    for path in ["/dev/null/file", "/nowhere/file"] {
      let error = #expect(throws: FileError.self) { _ = try OutputFile(path, .new) }
      #expect(error?.isOfDisk == false)
    }
  }
}
