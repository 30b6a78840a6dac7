import Foundation
import System
import TestSupport
import Testing

@testable import Results

@Suite struct CSVTests {
  @Test func `cells are separated, quoted where needed, and round-trip`() {
    var rows = CSVRows()
    for text in ["a", "b,c", "d\"e", "f\ng", "", " h", "é"] { rows.append(text) }
    rows.endRow()
    rows.append(-3)
    rows.append(0.1)
    rows.append(nil)
    rows.append(1e-7)
    rows.append(100.0)
    rows.append(Double.nan)
    rows.append(-Double.infinity)
    rows.endRow()
    rows.append(nil)
    rows.append(Double.leastNonzeroMagnitude)
    rows.endRow()
    #expect(
      String(decoding: rows.bytes, as: UTF8.self)
        == "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\",é\n-3,0.1,,1e-07,100.0,nan,-inf\n,5e-324\n")
    rows.removeAll()
    rows.append(1)
    #expect(rows.bytes == Array("1".utf8))
  }

  @Test func `metrics are on disk after each row and start afresh`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/metrics.csv"
    try AtomicFile.write("an old file with more bytes than the new one has", to: path)
    let file = try MetricsFile(
      creating: "metrics.csv", in: Folder(folder.path), columns: ["step", "train.loss", "lr.a,b"])
    let header = "step,train.loss,\"lr.a,b\"\n"
    #expect(text(path) == header)
    try file.append { row in
      row.append(1)
      row.append(0.25)
      row.append(nil)
    }
    #expect(text(path) == header + "1,0.25,\n")
    try file.append { row in
      for number in [nil, 3, 1e16] { row.append(number) }
    }
    try file.synchronize()
    #expect(text(path) == header + "1,0.25,\n,3.0,1e+16\n")
  }

  @Test func `a metrics file that may be late is not made before its rows are written`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/m.csv"
    let file = try MetricsFile(
      creating: "m.csv", in: Folder(folder.path), columns: ["a", "b"], .group, mayBeLate: true)
    #expect(file.unwritten == Array("a,b\n".utf8) && FileSystem.kind(of: path) == nil)
    try file.synchronize()
    #expect(file.unwritten == nil && text(path) == "a,b\n")
    try file.append { row in for number in [1, 0.5] { row.append(number) } }
    try file.synchronize()
    #expect(text(path) == "a,b\n1.0,0.5\n")
  }

  @Test func `a metrics file that cannot be made or written says so`() throws {
    let folder = try TemporaryFolder()
    #expect(
      throws: FileError(.cannotCreate, path: folder.path, message: "Is a directory")
    ) {
      try MetricsFile(
        creating: FileSystem.name(of: folder.path),
        in: Folder(FileSystem.folder(of: folder.path)), columns: ["a"])
    }
    #expect(
      throws: FileError(
        .failed, path: "/dev/full", message: "No space left on device", isOfDisk: true)
    ) { try MetricsFile(creating: "full", in: Folder("/dev"), columns: ["a"]) }
  }

  private func text(_ path: String) -> String {
    String(decoding: SmallFile.contents(path, limit: 1000) ?? [], as: UTF8.self)
  }
}
