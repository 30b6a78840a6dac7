import Foundation
import System
import TestSupport
import Testing

@testable import Provenance

/// Unchanged files that do not look like what the commit has are told from changed ones.
@Suite struct SeemingChangesTests {
  /// A tree whose filter keeps a digest and a size in the place of a file, as Git LFS does.
  private func tree() throws -> GitTree {
    let tree = try GitTree(attributes: "*.bin filter=lfs -text\n*.up filter=upper\n")
    try tree.git([
      "config", "filter.lfs.clean",
      """
      cat > .git/content; printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize %s\\n' \
      $(sha256sum < .git/content | cut -c1-64) $(wc -c < .git/content)
      """,
    ])
    try tree.git(["config", "filter.upper.clean", "tr a-z A-Z"])
    for name in ["a.bin", "b.bin", "c.up", "d.up"] { try tree.write("content of \(name)\n", name) }
    // What is as new as the index is looked into.
    age(tree, ["a.bin", "b.bin", "c.up", "d.up"])
    try tree.commit()
    return tree
  }

  private func age(_ tree: GitTree, _ names: [String], by seconds: Int = 100) {
    var time = timeval()
    gettimeofday(&time, nil)
    time.tv_sec -= seconds
    for name in names { utimes("\(tree.path)/\(name)", [time, time]) }
  }

  @Test func `a filtered file is unchanged by its times, or by what a pointer says`() throws {
    let tree = try tree()
    #expect(tree.isDirty() == false)
    // A copy of the tree has other times.
    age(tree, ["a.bin", "b.bin"], by: 50)
    let content = try tree.content()
    #expect(tree.isDirty() == false)
    #expect(tree.findings()?.diff == nil)
    #expect(try tree.content() == content)
    try tree.write("content of b.BIN\n", "b.bin")
    let found = tree.findings()
    #expect(found?.revision.isDirty == true)
    #expect(found?.text.contains("b.bin") == true && found?.text.contains("a.bin") == false)
  }

  @Test func `without a pointer, other times count as a change`() throws {
    let tree = try tree()
    age(tree, ["c.up"], by: 50)
    let found = tree.findings()
    #expect(found?.revision.isDirty == true)
    #expect(found?.text.contains("c.up") == true && found?.text.contains("d.up") == false)
  }

  @Test func `a file of the size and the times of the index is looked into if it is as new`() throws
  {
    let tree = try tree()
    var status = stat()
    #expect(stat("\(tree.path)/c.up", &status) == 0)
    let times = [status.st_mtim, status.st_mtim]
    #expect(utimensat(AT_FDCWD, "\(tree.path)/.git/index", times, 0) == 0)
    try tree.write("two\n", "file")
    #expect(utimensat(AT_FDCWD, "\(tree.path)/file", times, 0) == 0)
    let found = tree.findings()
    #expect(found?.revision.isDirty == true && found?.text.contains("+two") == true)
    // Only the filter could tell.
    #expect(found?.text.contains("c.up") == true && found?.text.contains("a.bin") == false)
  }

  @Test func `an executable that was none, a link and a file that is gone are changes`() throws {
    for change in 0..<3 {
      let tree = try tree()
      age(tree, ["a.bin"], by: 50)
      let path = "\(tree.path)/b.bin"
      switch change {
      case 0: chmod(path, 0o755)
      case 1:
        try FileManager.default.moveItem(atPath: path, toPath: "\(tree.path)/.git/kept")
        symlink("\(tree.path)/.git/kept", path)
      default: unlink(path)
      }
      let found = tree.findings()
      #expect(found?.revision.isDirty == true)
      #expect(found?.text.contains("b.bin") == true && found?.text.contains("a.bin") == false)
    }
  }

  @Test(arguments: ["repository", "user"])
  func `ends of lines that git would write again are no change`(_ place: String) throws {
    let (tree, home) = (try GitTree(), try TemporaryFolder())
    if place == "repository" {
      try tree.git(["config", "core.autocrlf", "true"])
    } else {
      _ = try home.write(Array("[core]\nautocrlf = input\n".utf8), ".gitconfig")
    }
    try tree.write("one\r\n", "file")
    let environment = ["HOME": home.path, "XDG_CONFIG_HOME": home.path]
    #expect(tree.findings(environment: environment)?.revision.isDirty == false)
    try tree.write("two\r\n", "file")
    let found = tree.findings(environment: environment)
    #expect(found?.text.contains("+two\n") == true)
  }

  @Test func `what attributes make of lines, names and encodings is no change`() throws {
    let tree = try GitTree(
      attributes: "*.t text eol=crlf\n*.i ident\n*.u text working-tree-encoding=UTF-16LE\n")
    try tree.write("one\r\n", "a.t")
    try tree.write("$Id$\n", "a.i")
    _ = try tree.folder.write(Array("one\n".utf8).flatMap { [$0, 0] }, "a.u")
    try tree.commit()
    try FileManager.default.removeItem(atPath: "\(tree.path)/a.i")
    try tree.git(["checkout", "a.i"])
    age(tree, ["a.t", "a.i", "a.u"])
    #expect(tree.isDirty() == false)
    try tree.write("$Id$ two\n", "a.i")
    #expect(tree.isDirty() == true)
  }

  @Test(arguments: [
    (
      "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n",
      LFSPointer(digest: "ab", size: 12)
    ),
    ("version https://git-lfs.github.com/spec/v1\next-0-x sha256:a\noid sha256:ab\nsize 12\n", nil),
    ("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize x\n", nil),
    ("version https://git-lfs.github.com/spec/v1\noid sha256:ab\n", nil),
    ("other\noid sha256:ab\nsize 12\n", nil), ("", nil),
  ])
  func `pointers are read`(_ text: String, _ pointer: LFSPointer?) {
    #expect(LFSPointer(Array(text.utf8)) == pointer)
  }
}
