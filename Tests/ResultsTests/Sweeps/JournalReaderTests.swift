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

  private func news(_ reader: inout JournalReader) -> [JSONValue?] {
    var lines: [JSONValue?] = []
    reader.readNews { lines.append($0["id"]) }
    return lines
  }

  @Test func `each line is read once, and one without an end when it has one`() throws {
    var reader = JournalReader(sweep)
    #expect(news(&reader).isEmpty)
    try append("{\"id\":1}\n{\"id\":2}\n{\"id\"", to: "b.jsonl")
    try append("{\"id\":3}\n", to: "a.jsonl")
    try append("{\"id\":9}\n", to: ".nfs0001")
    #expect(news(&reader) == [3, 1, 2])
    #expect(news(&reader).isEmpty)
    try append(":4}\nno record\n", to: "b.jsonl")
    try append("{\"id\":5}\n", to: "c.jsonl")
    #expect(news(&reader) == [4, 5])
    var other = JournalReader(sweep)
    #expect(news(&other) == [3, 1, 2, 4, 5])
  }

  @Test func `lines are read that are longer than what is read at once`() throws {
    let long = String(repeating: " ", count: 100)
    try append("{\"id\":1}\n{\(long)\"id\":2}\n{\"id\":3}\n{\(long)\"id\":4", to: "a.jsonl")
    for room in [1, 16, 113, 1 << 20] {
      var reader = JournalReader(sweep, room: room)
      #expect(news(&reader) == [1, 2, 3])
    }
    try append("}\n", to: "a.jsonl")
    var reader = JournalReader(sweep, room: 16)
    #expect(news(&reader) == [1, 2, 3, 4])
  }
}
