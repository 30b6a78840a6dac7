import Testing

@testable import YAML

struct ErrorTests {
  @Test("a mistake is refused with a message at its place", arguments: ErrorTable.rows)
  func refusals(text: String, message: String, place: String) {
    expect(Array(text.utf8), message, place)
  }

  @Test("what is not UTF-8 is refused at its byte", arguments: ErrorTable.bytes)
  func encodings(bytes: [UInt8], message: String, place: String) {
    expect(bytes, message, place)
  }

  @Test(
    "a mistake has the same message after a byte order mark and with CR LF",
    arguments: ErrorTable.rows.filter { !$0.text.hasPrefix("\u{FEFF}") })
  func windows(text: String, message: String, place: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    expect(Array("\u{FEFF}\(lines.joined(separator: "\r\n"))".utf8), message, place)
  }

  private func expect(_ bytes: [UInt8], _ message: String, _ place: String) {
    let error = #expect(throws: YAMLError.self) { try Document.parse(bytes) }
    guard let error else { return }
    #expect(error.message == message)
    let (start, end) = (error.start, error.end)
    #expect("\(start.line):\(start.column)-\(end.line):\(end.column)" == place)
    #expect(start.offset <= end.offset && end.offset <= bytes.count)
  }

  @Test func `a long key is cut in a message`() {
    let key = String(repeating: "k", count: 100)
    let error = #expect(throws: YAMLError.self) { try Outline.parse("\(key): 1\n\(key): 2") }
    let cut = String(repeating: "k", count: 59)
    #expect(error?.message == "duplicate key '\(cut)…'; first given at line 1")
  }
}
