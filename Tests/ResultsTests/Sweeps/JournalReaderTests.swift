import Foundation
import JSON
import TestSupport
import Testing

@testable import Results

@Suite struct JournalReaderTests {
  private let folder: TemporaryFolder
  private let sweep: SweepFolder

  init() throws {
    folder = try TemporaryFolder()
    sweep = try SweepFolder(creating: folder.path, name: "n", id: "s")
  }

  private func append(_ text: String, to name: String) throws {
    let path = "\(sweep.path)/journal/\(name)"
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  @Test func `each line is read once, and one without an end when it has one`() throws {
    var reader = JournalReader(sweep)
    #expect(reader.news().isEmpty)
    try append("{\"id\":1}\n{\"id\":2}\n{\"id\"", to: "b.jsonl")
    try append("{\"id\":3}\n", to: "a.jsonl")
    try append("{\"id\":9}\n", to: ".nfs0001")
    #expect(reader.news().map { $0["id"] } == [3, 1, 2])
    #expect(reader.news().isEmpty)
    try append(":4}\nno record\n", to: "b.jsonl")
    try append("{\"id\":5}\n", to: "c.jsonl")
    #expect(reader.news().map { $0["id"] } == [4, 5])
    var other = JournalReader(sweep)
    #expect(other.news().map { $0["id"] } == [3, 1, 2, 4, 5])
  }
}
