import Foundation
import Provenance
import TestSupport
import Testing

/// A repository may be anybody's: nothing in it, and no setting of any place, runs a command.
@Suite struct SettingsTests {
  /// What settings would run, each a file in a folder of its own.
  private struct Traps {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func command(_ name: some CustomStringConvertible) -> String {
      "touch '\(folder.path)/\(name)'; cat; exit 1 #"
    }

    /// A program that falls into the trap.
    func program(_ name: String, at path: String) throws {
      try Data("#!/bin/sh\n\(command(name))\n".utf8).write(to: URL(fileURLWithPath: path))
      chmod(path, 0o755)
    }

    /// What has run.
    var sprung: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
    }

    func reset() throws {
      for name in try sprung {
        try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
      }
    }
  }

  /// Names of drivers: the empty one, and two that are one text and different bytes.
  private static let drivers = ["d", "", "a.b", "x=y", "é", "e\u{301}"]

  /// Every attribute that git knows, with every driver.
  private static let attributes =
    drivers.enumerated().map {
      "*\($0 == 0 ? "" : "e") filter=\($1) diff=\($1) merge=\($1) ident text eol=lf delta whitespace\n"
    }.joined() + "*.u working-tree-encoding=UTF-16\n"

  /// A tree with a change in it and a file that git has to look into.
  private func tree(attributes: String = attributes) throws -> GitTree {
    let tree = try GitTree(attributes: attributes)
    try tree.write("two\n", "file")
    utimes("\(tree.path)/.gitattributes", nil)
    return tree
  }

  /// Every key that git knows, with names in the place of what stands for any.
  private func keys(_ tree: GitTree) throws -> [(section: String, key: String)] {
    try tree.git(["help", "-c"]).split(separator: "\n").flatMap { line in
      let parts = line.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 2 else { return [(section: String, key: String)]() }
      let last = parts[parts.count - 1]
      // What stands for any name, and the one key that is not spelled as keys are.
      let key = last.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } ? last : "x"
      guard parts.count > 2 else { return [(parts[0], key)] }
      return Self.drivers.map { ("\(parts[0]) \"\($0)\"", key) }
    }
  }

  /// Where settings are read from.
  enum Place: CaseIterable {
    case repository, tree, home, xdg, global, system, included, variables
  }

  /// Puts settings into a place; what the environment must then have.
  private func put(
    _ text: String, _ keys: [(key: String, value: String)], in place: Place, of tree: GitTree,
    _ home: TemporaryFolder
  ) throws -> [String: String] {
    let file = try home.write(Array(text.utf8), "settings")
    switch place {
    case .repository: try tree.write(text, ".git/config")
    case .tree:
      try tree.git(["config", "extensions.worktreeConfig", "true"])
      try tree.write(text, ".git/config.worktree")
    case .home:
      _ = try home.write(Array(text.utf8), ".gitconfig")
      return ["HOME": home.path]
    case .xdg:
      mkdir("\(home.path)/git", 0o755)
      _ = try home.write(Array(text.utf8), "git/config")
      return ["XDG_CONFIG_HOME": home.path]
    case .global: return ["GIT_CONFIG_GLOBAL": file]
    case .system: return ["GIT_CONFIG_SYSTEM": file]
    case .included: try tree.write("[include]\npath = \(file)\n", ".git/config")
    case .variables:
      let pairs = keys.enumerated().flatMap { index, pair in
        [("GIT_CONFIG_KEY_\(index)", pair.key), ("GIT_CONFIG_VALUE_\(index)", pair.value)]
      }
      return Dictionary(uniqueKeysWithValues: pairs + [("GIT_CONFIG_COUNT", "\(keys.count)")])
    }
    return [:]
  }

  @Test(arguments: Place.allCases)
  func `no key that git knows runs a command, wherever it is set`(_ place: Place) throws {
    let (tree, traps, home) = (try tree(), try Traps(), try TemporaryFolder())
    let head = try tree.head
    let known = try keys(tree)
    #expect(known.count > 1000)
    let text = known.enumerated().map { index, known in
      "[\(known.section)]\n\(known.key) = \"\(traps.command(index))\"\n"
    }.joined()
    let pairs = known.enumerated().map { index, known in
      let section = known.section.replacing("\"", with: "").replacing(" ", with: ".")
      return (key: "\(section).\(known.key)", value: traps.command(index))
    }
    let copy = try home.write(Array(text.utf8), "copy")
    try tree.git(["config", "--file", copy, "--list"])
    let environment = try put(
      text, place == .variables ? Array(pairs.prefix(400)) : pairs, in: place, of: tree, home)
    let content = try tree.content()
    let found = tree.findings(environment: environment)
    #expect(try traps.sprung == [])
    #expect(try tree.content() == content)
    #expect(found?.revision.commit == head && found?.revision.isDirty == true)
    #expect(found?.text.contains("+two") == true)
  }

  /// Keys that name a program which git runs when it is asked for a tree's state; git is to be shown
  /// to do so, since traps that nobody falls into show nothing.
  static let run = [
    "filter..clean", "filter.d.clean", "filter.a.b.clean", "filter.é.clean", "filter.x=y.clean",
    "filter.d.process", "core.fsmonitor", "diff.external", "diff.d.command", "diff.d.textconv",
  ]

  @Test(arguments: run)
  func `a key by which git itself runs a command runs none`(_ key: String) throws {
    let driver = key.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .dropLast().joined(separator: ".")
    let tree = try tree(attributes: "* filter=\(driver) diff=\(driver)\n")
    let traps = try Traps()
    let section = key.prefix { $0 != "." }
    let last = key.split(separator: ".").last ?? ""
    let title = key.filter { $0 == "." }.count == 1 ? "[\(section)]" : "[\(section) \"\(driver)\"]"
    try append(Array("\(title)\n\(last) = \"\(traps.command("ran"))\"\n".utf8), to: tree)
    let content = try tree.content()
    let found = tree.findings()
    #expect(try traps.sprung == [])
    #expect(try tree.content() == content)
    #expect(found?.revision.isDirty == true && found?.text.contains("+two") == true)
    for command in [["status"], ["diff", "HEAD"]] { try tree.git(command, isSure: false) }
    #expect(try traps.sprung == ["ran"])
  }

  /// Appends to the repository's settings.
  private func append(_ bytes: [UInt8], to tree: GitTree) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(tree.path)/.git/config"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(bytes))
  }

  @Test(arguments: [[0xFF], Array("e\u{301}".utf8), [0xC3, 0x28], Array("é".utf8)])
  func `a filter's name is bytes`(_ name: [UInt8]) throws {
    let (tree, traps) = (try tree(attributes: ""), try Traps())
    _ = try tree.folder.write(Array("* filter=".utf8) + name + [0x0A], ".gitattributes")
    for other in [Array("é".utf8), Array("e\u{301}".utf8), name] {
      let value = "clean = \"\(traps.command("ran"))\"\n"
      try append(Array("[filter \"".utf8) + other + Array("\"]\n\(value)".utf8), to: tree)
    }
    #expect(tree.isDirty() == true)
    #expect(try traps.sprung == [])
    try tree.git(["status"], isSure: false)
    #expect(try traps.sprung == ["ran"])
  }

  @Test func `no hook runs, wherever hooks are`() throws {
    let (tree, traps, home) = (try tree(), try Traps(), try TemporaryFolder())
    let names = [
      "post-index-change", "fsmonitor-watchman", "pre-commit", "post-checkout", "pre-auto-gc",
      "reference-transaction", "sendemail-validate", "query-watchman",
    ]
    for name in names {
      try traps.program("own-\(name)", at: "\(tree.path)/.git/hooks/\(name)")
      try traps.program("other-\(name)", at: "\(home.path)/\(name)")
    }
    let content = try tree.content()
    #expect(tree.isDirty() == true)
    #expect(try tree.content() == content)
    try tree.git(["config", "core.hooksPath", home.path])
    #expect(tree.isDirty() == true)
    #expect(try traps.sprung == [])
    try tree.git(["status"])
    #expect(try traps.sprung == ["other-post-index-change"])
  }

  @Test func `no variable of git's runs a command or writes`() throws {
    let (tree, traps, home) = (try tree(), try Traps(), try TemporaryFolder())
    try traps.program("ran", at: "\(home.path)/program")
    let programs = [
      "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_EDITOR", "GIT_SEQUENCE_EDITOR", "GIT_SSH",
      "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PROXY_COMMAND", "PAGER", "EDITOR", "VISUAL",
      "SSH_ASKPASS",
    ]
    let files = [
      "GIT_TRACE", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE_SETUP", "GIT_TRACE_PERFORMANCE",
    ]
    var environment = Dictionary(
      uniqueKeysWithValues: programs.map { ($0, "\(home.path)/program") }
        + files.map { ($0, "\(traps.folder.path)/\($0)") })
    environment["GIT_EXEC_PATH"] = home.path
    environment["GIT_TEMPLATE_DIR"] = home.path
    let content = try tree.content()
    let found = tree.findings(environment: environment)
    #expect(found?.text.contains("+two") == true)
    #expect(try traps.sprung == [])
    #expect(try tree.content() == content)
  }
}
