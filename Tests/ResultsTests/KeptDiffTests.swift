import Foundation
import System
import TestSupport
import Testing

@testable import Provenance
@testable import Results

@Suite struct KeptDiffTests {
  @Test func `changes have a file each, and what is kept already is not kept again`() throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    let place = try folder.open()
    let diffs = ["one\n", "two\n", "three\n"].compactMap { TreeDiff(Array($0.utf8)) }
    var kept: [Revision.DiffFile] = []
    for diff in diffs { kept.append(try folder.keep(diff, beside: kept, in: place)) }
    #expect(kept.map(\.name) == ["git.diff", "git-2.diff", "git-3.diff"])
    for (diff, file) in zip(diffs, kept) {
      #expect(try folder.keep(diff, beside: kept, in: place) == file)
      #expect(SmallFile.contents("\(folder.path)/\(file.name)", limit: 99) == diff.bytes)
    }
    folder.removeDiffs(except: [kept[1]], in: place)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["git-2.diff"])
  }
}
