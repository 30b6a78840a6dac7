import Experiments
import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct ReferenceTableTests {
  /// The tables of READMEs that are made from declarations, by the name of their marker.
  @Test(arguments: ["schedulers", "pytorch"])
  func `a table of README says what declarations say`(_ name: String) throws {
    let room = name == "schedulers" ? "Sources/Schedules/" : ""
    let path = "\(Project.root)/\(room)README.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let marker = "<!-- \(name) -->\n"
    let start = try #require(text.range(of: marker)?.upperBound)
    let end = try #require(text.range(of: "<!-- end -->", range: start..<text.endIndex)?.lowerBound)
    let table = (name == "schedulers" ? ReferenceTables.schedulers : ReferenceTables.pytorch) + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1", text[start..<end] != table {
      try text.replacingCharacters(in: start..<end, with: table)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    // What was recorded has to be read before it is committed: the test fails once more.
    #expect(text[start..<end] == table, "RECORD=1 swift test --filter ReferenceTable writes it")
  }
}
