import Foundation
import System
import TestSupport
import Testing

@testable import Provenance

@Suite struct RevisionTests {
  private func revision(_ status: String, spec: String? = nil) -> Revision? {
    TreeStatus(Array(status.utf8)).map { Revision($0, spec: spec.map { Array($0.utf8) }) }
  }

  static let head = "# branch.oid 0123\0# branch.head main\0"
  static let changed = "1 .M N... 100644 100644 100644 aa bb "
  static let renamed = "2 R. N... 100644 100644 100644 aa bb R100 "
  static let unmerged = "u UU N... 100644 100644 100644 100644 aa bb cc "

  @Test(arguments: [
    (head, false, false), (head + changed + "a b.yaml\0", true, false),
    (head + changed + "dir/s p.yaml\0", true, true),
    (head + renamed + "new.yaml\0dir/s p.yaml\0", true, false),
    (head + renamed + "dir/s p.yaml\0old.yaml\0", true, true),
    (head + renamed + "new.yaml\0? dir/s p.yaml\0", true, false),
    (head + unmerged + "dir/s p.yaml\0", true, true), (head + "? other/\0", false, false),
    (head + "? dir/\0", false, true), (head + "? dir/s p.yaml\0", false, true),
    (head + "? dir/s p\0", false, false), (head + changed + "x\0? dir/\0", true, true),
    // As text, a mark that combines would be one character with the space before it.
    (head + changed + "\u{301}x\0", true, false), (head + "? \u{301}x\0", false, false),
  ])
  func `changes are counted for the tree and for the spec`(
    _ status: String, _ isDirty: Bool, _ isSpecDirty: Bool
  ) {
    #expect(
      revision(status, spec: "dir/s p.yaml")
        == Revision(commit: "0123", isDirty: isDirty, isSpecDirty: isSpecDirty))
  }

  @Test func `a tree without commits has no commit, and other text is no answer`() {
    #expect(
      revision("# branch.oid (initial)\0")
        == Revision(commit: nil, isDirty: false, isSpecDirty: false))
    for text in ["", "fatal: not a git repository", "1 2 3\0", "2 \0", "?\0"] {
      #expect(revision(text, spec: "x") == nil)
    }
  }

  private func program(_ folder: TemporaryFolder, _ script: String) throws -> String {
    let path = "\(folder.path)/program"
    try AtomicFile.write("#!/bin/sh\n" + script, to: path)
    chmod(path, 0o755)
    for name in [".git", ".git/objects"] { mkdir("\(folder.path)/\(name)", 0o755) }
    try AtomicFile.write("ref: refs/heads/main\n", to: "\(folder.path)/.git/HEAD")
    return path
  }

  /// A program that answers one of git's commands, and others with nothing.
  private func program(
    _ folder: TemporaryFolder, answering name: String = "status", _ script: String
  ) throws -> String {
    try program(folder, "case \" $* \" in *' \(name) '*)\n\(script)\n;; esac\n")
  }

  private func ask(_ command: String, in folder: String, bound: Double = 30) -> Revision? {
    RevisionQuery(
      startingIn: folder, spec: nil, environment: ProcessInfo.processInfo.environment,
      command: command, bound: bound
    ).finish()?.revision
  }

  @Test func `git is asked from the tree's root, with a directory and a home of our own`() throws {
    let folder = try TemporaryFolder()
    let script = """
      printf '# branch.oid %s\\0' "$GIT_OPTIONAL_LOCKS$GIT_EXTERNAL_DIFF$KEPT"
      printf '1 .M N... 1 1 1 a b sub/x.yaml\\0'
      printf '%s\\n' "$@" > "$2/arguments"
      printf '%s\\n' "$GIT_DIR" "$HOME" "$XDG_CONFIG_HOME" "$GIT_WORK_TREE" > "$2/folders"
      """
    let command = try program(folder, answering: "status", script)
    mkdir("\(folder.path)/sub", 0o755)
    try AtomicFile.write("", to: "\(folder.path)/sub/x.yaml")
    let query = RevisionQuery(
      startingIn: "\(folder.path)/sub", spec: "\(folder.path)/sub/x.yaml",
      environment: [
        "GIT_DIR": "elsewhere", "GIT_EXTERNAL_DIFF": "program", "KEPT": "k", "HOME": folder.path,
        "PATH": "/usr/bin:/bin", "TMPDIR": folder.path,
      ], command: command, bound: 30)
    let found = query.finish()
    #expect(found?.revision == Revision(commit: "0k", isDirty: true, isSpecDirty: true))
    #expect(found?.diff == nil)
    #expect(query.finish() == found)
    let words = try lines("\(folder.path)/arguments")
    #expect(words.first == "-C")
    #expect(words.contains("status") && words.last == "-z")
    let folders = try lines("\(folder.path)/folders")
    #expect(folders[0].hasPrefix("\(folder.path)/runner-git-"))
    #expect(folders[1] == folders[0] && folders[2] == folders[0])
    #expect(folders[3] == folder.path)
    #expect(FileSystem.kind(of: folders[0]) == nil)
  }

  private func lines(_ path: String) throws -> [String] {
    let bytes = try #require(SmallFile.contents(path, limit: 1000))
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `no tree, no git and no answer are no revision`() throws {
    let folder = try TemporaryFolder()
    #expect(ask("git", in: "/proc") == nil)
    #expect(ask("git", in: "\(folder.path)/none") == nil)
    for script in ["exit 1", "printf '# branch.oid 1\\0'; exit 1", "kill -9 $$"] {
      let command = try program(folder, script)
      #expect(ask(command, in: folder.path) == nil)
    }
    #expect(ask("\(folder.path)/none", in: folder.path) == nil)
    let empty = try TemporaryFolder()
    mkdir("\(empty.path)/.git", 0o755)
    #expect(ask("git", in: empty.path) == nil)
  }

  /// Whether a process has ended, also if nobody has taken notice of it yet; waits for that.
  private func hasEnded(_ process: pid_t) -> Bool {
    for _ in 0..<3000 {
      let status = SmallFile.beginning("/proc/\(process)/stat", count: 1000)
      let text = status.map { String(decoding: $0, as: UTF8.self) }
      guard kill(process, 0) == 0, text?.contains(") Z ") != true else { return true }
      usleep(10_000)
    }
    return false
  }

  @Test func `a program that does not answer is ended with its children`() throws {
    let folder = try TemporaryFolder()
    let command = try program(
      folder,
      "sleep 600 & echo $$ $! > \(folder.path)/new; mv \(folder.path)/new \(folder.path)/ids; wait")
    // A busy machine may take longer than the bound to start the program at all.
    var bound = 0.5
    while access("\(folder.path)/ids", F_OK) != 0, bound < 100 {
      #expect(ask(command, in: folder.path, bound: bound) == nil)
      bound *= 2
    }
    let text = SmallFile.contents("\(folder.path)/ids", limit: 40) ?? []
    let ids = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .compactMap { pid_t($0) }
    #expect(ids.count == 2)
    for id in ids { #expect(hasEnded(id)) }
  }

  @Test func `an answer longer than a pipe holds does not block`() throws {
    let folder = try TemporaryFolder()
    let script = """
      printf '# branch.oid 12\\0'
      i=0
      while [ $i -lt 3000 ]; do
        printf '1 .M N... 1 1 1 a b %0100d\\0' $i
        i=$((i+1))
      done
      """
    let command = try program(folder, answering: "status", script)
    #expect(
      ask(command, in: folder.path)
        == Revision(commit: "12", isDirty: true, isSpecDirty: false))
  }

  @Test func `an answer without end is cut`() throws {
    let folder = try TemporaryFolder()
    let script = "printf '# branch.oid 12\\0'; yes '1 .M N... 1 1 1 a b x' | tr '\\n' '\\0'"
    let command = try program(folder, answering: "status", script)
    #expect(
      ask(command, in: folder.path, bound: 600)
        == Revision(commit: "12", isDirty: true, isSpecDirty: false))
  }

  @Test func `a query that is dropped leaves no process`() throws {
    let folder = try TemporaryFolder()
    let command = try program(
      folder,
      "echo $$ > \(folder.path)/new; mv \(folder.path)/new \(folder.path)/id; exec sleep 600")
    var query: RevisionQuery? = RevisionQuery(
      startingIn: folder.path, spec: nil, environment: ["PATH": "/usr/bin:/bin"],
      command: command, bound: 600)
    for _ in 0..<6000 where access("\(folder.path)/id", F_OK) != 0 { usleep(10_000) }
    let text = SmallFile.contents("\(folder.path)/id", limit: 20) ?? []
    let process = try #require(
      pid_t(String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)))
    #expect(kill(process, 0) == 0)
    withExtendedLifetime(query) {}
    query = nil
    // Signal 0 asks whether there is such a process; a zombie would be one.
    #expect(kill(process, 0) == -1 && errno == ESRCH)
  }
}
