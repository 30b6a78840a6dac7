import Foundation
import Provenance
import System
import TestSupport
import Testing

/// Repositories have many shapes; what is said of a tree does not depend on them.
@Suite struct RepositoryTests {
  private func link(_ destination: String, at path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
  }

  @Test(arguments: [
    [], ["update-index", "--split-index"], ["pack-refs", "--all"], ["gc", "-q"],
    ["update-index", "--untracked-cache"], ["update-index", "--index-version", "4"],
    ["checkout", "-q", "--detach"], ["symbolic-ref", "refs/heads/other", "refs/heads/main"],
  ])
  func `a repository in another shape gives the same answer`(_ command: [String]) throws {
    let tree = try GitTree()
    if !command.isEmpty { try tree.git(command) }
    let content = try tree.content()
    #expect(tree.isDirty() == false)
    try tree.write("two\n", "file")
    let found = tree.findings()
    #expect(try found?.revision.commit == tree.head)
    #expect(found?.revision.isDirty == true && found?.text.contains("+two") == true)
    try tree.write("one\n", "file")
    #expect(tree.isDirty() == false)
    let names = content.keys.filter { $0 != "file" && $0 != ".git" }
    let after = try tree.content()
    for name in names { #expect(after[name] == content[name], "\(name)") }
  }

  @Test func `hashes of 64 digits are read`() throws {
    let tree = try GitTree(attributes: "", "--object-format=sha256")
    let commit = try #require(tree.findings()?.revision.commit)
    #expect(commit.utf8.count == 64)
    #expect(tree.isDirty() == false)
    try tree.write("two\n", "file")
    #expect(tree.findings()?.text.contains("+two") == true)
  }

  @Test(arguments: [false, true])
  func `a tree before its first commit has none`(_ isSHA256: Bool) throws {
    let tree = try GitTree(
      by: ["init", "-q"] + (isSHA256 ? ["--object-format=sha256"] : []))
    #expect(tree.findings()?.revision.commit == nil)
    #expect(tree.isDirty() == false)
    try tree.write("one\n", "file")
    try tree.git(["add", "."])
    #expect(tree.isDirty() == true)
  }

  @Test func `linked trees and submodules are trees of their own`() throws {
    let inner = try GitTree()
    try inner.git(["worktree", "add", "-q", "linked"])
    #expect(try inner.findings(in: "/linked")?.revision.commit == inner.head)
    #expect(inner.isDirty(in: "/linked") == false)
    try inner.write("two\n", "linked/file")
    #expect(inner.findings(in: "/linked")?.text.contains("+two") == true)
    #expect(inner.isDirty() == false)
    let outer = try GitTree()
    try outer.git(["submodule", "--quiet", "add", inner.path, "sub"])
    try outer.commit()
    #expect(try outer.findings(in: "/sub")?.revision.commit == inner.head)
    #expect(outer.isDirty() == false && outer.isDirty(in: "/sub") == false)
    try outer.write("two\n", "sub/file")
    #expect(outer.findings(in: "/sub")?.text.contains("+two") == true)
    #expect(outer.isDirty() == false)
    try outer.git(["-C", "sub", "-c", "user.name=n", "-c", "user.email=e@e", "commit", "-qam", "m"])
    #expect(outer.isDirty() == true && outer.isDirty(in: "/sub") == false)
  }

  @Test func `a sparse checkout lacks files and is unchanged`() throws {
    let tree = try GitTree()
    for name in ["a", "b"] {
      mkdir("\(tree.path)/\(name)", 0o755)
      try tree.write("x\n", "\(name)/file")
    }
    try tree.commit()
    for option in ["--no-sparse-index", "--sparse-index"] {
      try tree.git(["sparse-checkout", "init", "--cone", option])
      try tree.git(["sparse-checkout", "set", "a"])
      #expect(FileSystem.kind(of: "\(tree.path)/b") == nil)
      #expect(tree.isDirty() == false)
      try tree.write("y\n", "a/file")
      #expect(tree.findings()?.text.contains("+y") == true)
      try tree.git(["checkout", "a/file"])
    }
  }

  @Test func `a clone that borrows objects has them, and one that lacks some does not fetch`()
    throws
  {
    let origin = try GitTree()
    let shared = try GitTree(by: ["clone", "-q", "--shared", origin.path])
    #expect(shared.isDirty() == false)
    try shared.write("two\n", "file")
    #expect(shared.findings()?.text.contains("-one\n+two") == true)
    try origin.git(["config", "uploadpack.allowFilter", "true"])
    let partial = try GitTree(
      by: ["clone", "-q", "--no-checkout", "--filter=tree:0", "file://\(origin.path)"])
    let trap = try TemporaryFolder()
    try partial.git(["config", "remote.origin.uploadpack", "touch '\(trap.path)/ran'; false"])
    let content = try partial.content()
    // What is not there cannot be told from what has changed.
    #expect(partial.findings()?.revision.isDirty != false)
    #expect(try partial.content() == content)
    #expect(FileSystem.kind(of: "\(trap.path)/ran") == nil)
    try partial.git(["status"], isSure: false)
    #expect(FileSystem.kind(of: "\(trap.path)/ran") != nil)
  }

  @Test func `a repository without a tree, and one of another form, is not asked`() throws {
    let bare = try GitTree(by: ["init", "-q", "--bare"])
    #expect(bare.findings() == nil)
    let tree = try GitTree()
    try tree.git(["config", "core.bare", "true"])
    #expect(tree.findings() == nil)
    let tables = try GitTree()
    try tables.write("ref: refs/heads/.invalid\n", ".git/HEAD")
    #expect(tables.findings() == nil)
    let named = try GitTree()
    try named.git(["config", "core.repositoryFormatVersion", "1"])
    try named.git(["config", "extensions.refStorage", "reftable"])
    #expect(named.findings() == nil)
  }

  @Test func `what another user owns is read`() throws {
    let tree = try GitTree()
    guard getuid() == 0 else { return }
    chown("\(tree.path)/.git", 12345, 12345)
    chown(tree.path, 12345, 12345)
    #expect(tree.findings()?.revision.isDirty == false)
  }

  @Test func `a tree elsewhere is not looked into, whatever the repository says`() throws {
    let other = try TemporaryFolder()
    _ = try other.write(Array("secret\n".utf8), "file")
    let tree = try GitTree()
    try tree.write("two\n", "file")
    try tree.git(["config", "core.worktree", other.path])
    let found = tree.findings()
    #expect(found?.text.contains("+two") == true)
    #expect(found?.text.contains("secret") == false)
  }

  /// Ways in which a tree shows another one's repository as its own.
  enum Disguise: CaseIterable {
    case file, link, common, submodule, linked, index, refs, head
  }

  @Test(arguments: Disguise.allCases)
  func `no file of another repository is shown`(_ disguise: Disguise) throws {
    let other = try GitTree()
    try other.write("secret\n", "private")
    try other.commit()
    try other.git(["worktree", "add", "-q", "linked"])
    let tree = try GitTree()
    let (own, foreign) = ("\(tree.path)/.git", "\(other.path)/.git")
    switch disguise {
    case .file, .linked:
      try FileManager.default.removeItem(atPath: own)
      let place = disguise == .file ? foreign : "\(foreign)/worktrees/linked"
      try tree.write("gitdir: \(place)\n", ".git")
    case .link: try link(foreign, at: own)
    case .common: try tree.write("\(foreign)\n", ".git/commondir")
    case .submodule:
      // The file lies in what looks like a repository around the tree.
      try FileManager.default.moveItem(atPath: own, toPath: "\(tree.path)/real")
      try tree.write("gitdir: real\n", ".git")
      try tree.write("\(foreign)\n", "real/commondir")
      try tree.write("\(tree.path)/.git\n", "real/gitdir")
    case .index: try link("\(foreign)/index", at: "\(own)/index")
    case .refs:
      try link("\(foreign)/refs", at: "\(own)/refs")
      try link("\(foreign)/objects", at: "\(own)/objects")
    case .head:
      try link("\(foreign)/refs/heads/main", at: "\(own)/HEAD")
      try tree.write("\(foreign)/objects\n", ".git/objects/info/alternates")
    }
    let text = tree.findings()?.text ?? ""
    #expect(!text.contains("secret") && !text.contains("private"))
  }

  @Test func `a repository that lies elsewhere is told of without its changes`() throws {
    let place = try TemporaryFolder()
    let tree = try GitTree(attributes: "", "--separate-git-dir=\(place.path)/r")
    #expect(tree.isDirty() == false)
    try tree.write("two\n", "file")
    let found = tree.findings()
    #expect(try found?.revision.isDirty == true && found?.revision.commit == tree.head)
    #expect(found?.diff?.isCut == true && found?.text.contains("lies elsewhere") == true)
    try tree.git(["config", "core.worktree", tree.path])
    #expect(tree.findings()?.text.contains("+two") == true)
  }

  @Test(arguments: [
    ".git/HEAD", ".git/config", ".git/index", ".git/packed-refs", ".git/info/attributes",
    ".git/refs/heads/main", ".git/objects/info/alternates", ".gitattributes", ".git",
  ])
  func `a pipe anywhere does not block`(_ name: String) throws {
    let tree = try GitTree()
    try? FileManager.default.removeItem(atPath: "\(tree.path)/\(name)")
    #expect(mkfifo("\(tree.path)/\(name)", 0o600) == 0)
    let start = ContinuousClock.now
    _ = tree.findings(bound: 2)
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
