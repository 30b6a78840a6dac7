import Foundation
import System
import TestSupport
import Testing

@testable import Provenance

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

  @Test func `git is asked from the tree's root, without its variables and without locks`() throws {
    let folder = try TemporaryFolder()
    let script = """
      printf '# branch.oid %s\\0' "$GIT_OPTIONAL_LOCKS$GIT_DIR$GIT_EXTERNAL_DIFF$KEPT"
      printf '1 .M N... 1 1 1 a b sub/x.yaml\\0'
      printf '%s\\n' "$@" > "$2/arguments"
      """
    let command = try program(folder, answering: "status", script)
    mkdir("\(folder.path)/sub", 0o755)
    try AtomicFile.write("", to: "\(folder.path)/sub/x.yaml")
    let query = RevisionQuery(
      startingIn: "\(folder.path)/sub", spec: "\(folder.path)/sub/x.yaml",
      environment: [
        "GIT_DIR": "elsewhere", "GIT_EXTERNAL_DIFF": "program", "KEPT": "k",
        "PATH": "/usr/bin:/bin",
      ], command: command, bound: 30)
    let found = query.finish()
    #expect(found?.revision == Revision(commit: "0k", isDirty: true, isSpecDirty: true))
    #expect(found?.diff == nil)
    #expect(query.finish() == found)
    let arguments = SmallFile.contents("\(folder.path)/arguments", limit: 1000) ?? []
    let words = String(decoding: arguments, as: UTF8.self).split(separator: "\n")
    #expect(words.first == "-C" && words.contains("core.fsmonitor=false"))
    #expect(words.contains("status") && words.last == "-z")
  }

  @Test func `filters that settings define are put out of use, and odd ones end the asking`() throws
  {
    let folder = try TemporaryFolder()
    let filters = try folder.write(Array("filter.a.b.clean\0filter.lfs.process\0".utf8), "filters")
    let script = """
      case " $* " in
      *' config '*) cat \(filters);;
      *' status '*) printf '# branch.oid 1\\0'; printf '%s\\n' "$@" > "$2/arguments";;
      esac
      """
    let command = try program(folder, script)
    #expect(ask(command, in: folder.path)?.commit == "1")
    let arguments = SmallFile.contents("\(folder.path)/arguments", limit: 2000) ?? []
    let words = String(decoding: arguments, as: UTF8.self).split(separator: "\n")
    for name in ["a.b", "lfs"] {
      for setting in ["clean=", "smudge=", "process=", "required=false"] {
        #expect(words.contains("filter.\(name).\(setting)"))
      }
    }
    _ = try folder.write(Array("filter.a=b.clean\0".utf8), "filters")
    #expect(ask(command, in: folder.path) == nil)
    _ = try folder.write((0..<101).flatMap { Array("filter.f\($0).clean\0".utf8) }, "filters")
    #expect(ask(command, in: folder.path) == nil)
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
    #expect(ask("git", in: folder.path) == nil)
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
