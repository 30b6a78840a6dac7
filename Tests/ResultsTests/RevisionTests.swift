import Files
import Foundation
import TestSupport
import Testing

@testable import Results

@Suite struct RevisionTests {
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
  ])
  func `changes are counted for the tree and for the spec`(
    _ status: String, _ isDirty: Bool, _ isSpecDirty: Bool
  ) {
    #expect(
      Revision(status: status, spec: "dir/s p.yaml")
        == Revision(commit: "0123", isDirty: isDirty, isSpecDirty: isSpecDirty))
  }

  @Test func `a tree without commits has no commit, and other text is no answer`() {
    #expect(
      Revision(status: "# branch.oid (initial)\0", spec: nil)
        == Revision(commit: nil, isDirty: false, isSpecDirty: false))
    for text in ["", "fatal: not a git repository", "1 2 3\0", "2 \0", "?\0"] {
      #expect(Revision(status: text, spec: "x") == nil)
    }
  }

  private func program(_ folder: TemporaryFolder, _ script: String) throws -> String {
    let path = "\(folder.path)/program"
    try AtomicFile.write("#!/bin/sh\n" + script, to: path)
    chmod(path, 0o755)
    mkdir("\(folder.path)/.git", 0o755)
    return path
  }

  private func ask(_ command: String, in folder: String, bound: Double = 30) -> Revision? {
    RevisionQuery(
      startingIn: folder, spec: nil, environment: ProcessInfo.processInfo.environment,
      command: command, bound: bound
    ).finish()
  }

  @Test func `git is asked from the tree's root, without its variables and without locks`() throws {
    let folder = try TemporaryFolder()
    let script = """
      printf '# branch.oid %s\\0' "$GIT_OPTIONAL_LOCKS$GIT_DIR$KEPT"
      printf '1 .M N... 1 1 1 a b sub/x.yaml\\0'
      printf '%s\\n' "$@" > "$2/arguments"
      """
    let command = try program(folder, script)
    mkdir("\(folder.path)/sub", 0o755)
    try AtomicFile.write("", to: "\(folder.path)/sub/x.yaml")
    let query = RevisionQuery(
      startingIn: "\(folder.path)/sub", spec: "\(folder.path)/sub/x.yaml",
      environment: ["GIT_DIR": "elsewhere", "KEPT": "k", "PATH": "/usr/bin:/bin"],
      command: command)
    #expect(query.finish() == Revision(commit: "0k", isDirty: true, isSpecDirty: true))
    #expect(query.finish() == nil)
    let arguments = SmallFile.contents("\(folder.path)/arguments", limit: 1000) ?? []
    #expect(
      String(decoding: arguments, as: UTF8.self).split(separator: "\n").dropFirst(2)
        == ["-c", "core.fsmonitor=false", "status", "--porcelain=v2", "--branch", "-z"])
  }

  @Test func `no tree, no git and no answer are no revision`() throws {
    let folder = try TemporaryFolder()
    #expect(ask("git", in: "/proc") == nil)
    #expect(ask("git", in: "\(folder.path)/none") == nil)
    let command = try program(folder, "exit 1")
    #expect(ask(command, in: folder.path) == nil)
    #expect(ask("\(folder.path)/none", in: folder.path) == nil)
    #expect(ask("git", in: folder.path) == nil)
  }

  @Test func `a program that does not answer is ended with its children`() throws {
    let folder = try TemporaryFolder()
    let command = try program(folder, "echo $$ > \(folder.path)/pid; sleep 600; echo no")
    #expect(ask(command, in: folder.path, bound: 1) == nil)
    let text = SmallFile.contents("\(folder.path)/pid", limit: 20) ?? []
    let process = try #require(
      pid_t(String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)))
    // Signal 0 asks whether there is such a process; a zombie would be one.
    #expect(kill(process, 0) == -1 && errno == ESRCH)
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
    let command = try program(folder, script)
    #expect(
      ask(command, in: folder.path)
        == Revision(commit: "12", isDirty: true, isSpecDirty: false))
  }

  @Test func `a query that is dropped leaves no process`() throws {
    let folder = try TemporaryFolder()
    let command = try program(folder, "exec sleep 600")
    var query: RevisionQuery? = RevisionQuery(
      startingIn: folder.path, spec: nil, environment: [:], command: command)
    let process = try #require(query?.process)
    #expect(kill(process, 0) == 0)
    query = nil
    #expect(kill(process, 0) == -1 && errno == ESRCH)
  }
}
