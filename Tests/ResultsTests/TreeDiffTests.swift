import Foundation
import TestSupport
import Testing

@testable import Results

@Suite struct TreeDiffTests {
  @Test(arguments: [
    ("", nil, 100, nil, false), ("a\nb", nil, 100, "a\nb", false),
    ("a\nb", "why", 100, "a\n# cut here: why\n", true),
    ("a\nb\n", "why", 100, "a\nb\n# cut here: why\n", true),
    ("line 1\nline 2\nline 3\n", "x", 30, "line 1\nline 2\n# cut here: x\n", true),
    ("", "git failed", 100, "# cut here: git failed\n", true),
    ("abc\n", "x", 3, "# cut here: x\n", true),
  ])
  func `what is cut ends with a whole line and a note of it`(
    _ text: String, _ reason: String?, _ limit: Int, _ kept: String?, _ isCut: Bool
  ) {
    let diff = TreeDiff(Array(text.utf8), cutBecause: reason, limit: limit)
    #expect(diff.map { String(decoding: $0.bytes, as: UTF8.self) } == kept)
    #expect((diff?.isCut ?? false) == isCut)
  }

  @Test func `changes have a file each, and what is kept already is not kept again`() throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    let diffs = ["one\n", "two\n", "three\n"].compactMap { TreeDiff(Array($0.utf8)) }
    var kept: [Revision.DiffFile] = []
    for diff in diffs { kept.append(try folder.keep(diff, beside: kept)) }
    #expect(kept.map(\.name) == ["git.diff", "git-2.diff", "git-3.diff"])
    for (diff, file) in zip(diffs, kept) {
      #expect(try folder.keep(diff, beside: kept) == file)
      #expect(SmallFile.contents("\(folder.path)/\(file.name)", limit: 99) == diff.bytes)
    }
    folder.removeDiffs(except: [kept[1]])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["git-2.diff"])
  }
}
