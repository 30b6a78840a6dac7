import Foundation
import TestSupport
import Testing

/// What a result says of the working tree that it was made from.
@Suite struct ProvenanceTests {
  static let spec = """
    name: origin
    data: {dataset: normal, samples: 40, shape: [6], outputs: 2, batch_size: 8}
    model: [linear: 2]
    loss: mse
    optimizer: {type: sgd, lr: 0.01}
    train: {steps: 200, log_every: 1st, checkpoint_every: 20st}
    """

  /// A repository with the spec and a file `a` in its first commit.
  struct Repository {
    let folder: TemporaryFolder
    var files: RunFiles { RunFiles(latestOf: "origin", in: "\(folder.path)/results") }

    init() throws {
      folder = try TemporaryFolder()
      _ = try folder.write(Array(ProvenanceTests.spec.utf8), "s.yaml")
      _ = try folder.write(Array("results\n".utf8), ".gitignore")
      _ = try folder.write(Array("one\n".utf8), "a")
      try git("init", "-q")
      try commit()
    }

    @discardableResult
    func git(_ arguments: String...) throws -> String {
      let process = Process()
      let pipe = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments =
        ["git", "-C", folder.path, "-c", "user.name=n", "-c", "user.email=e@e"] + arguments
      process.standardOutput = pipe
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    func commit() throws {
      try git("add", "-A")
      try git("commit", "-q", "--allow-empty", "-m", "m")
    }

    func run(limit: Int? = nil, environment: [String: String] = [:]) throws -> RunnerProcess {
      try RunnerProcess(
        ["s.yaml", "--quiet"], in: folder.path, environment: environment,
        through: limit.map { ["prlimit", "--fsize=\($0)"] } ?? [])
    }

    func revision() throws -> [String: Any] {
      try #require(try files.result()["git"] as? [String: Any])
    }
  }

  @Test func `a clean tree has its commit and no changes`() throws {
    let tree = try Repository()
    #expect(try tree.run().status == 0)
    let git = try tree.revision()
    #expect(git["commit"] as? String == (try tree.git("rev-parse", "HEAD")))
    #expect(git["dirty"] as? Bool == false && git["spec_dirty"] as? Bool == false)
    #expect(git["diff"] is NSNull)
    #expect(try tree.files.result()["git_before"] as? [String] == [])
    #expect(try !tree.files.names().contains("git.diff"))
  }

  @Test func `the changes of a dirty tree are kept, and make it again from its commit`() throws {
    let tree = try Repository()
    let binary = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* $0) }
    _ = try tree.folder.write(Array("two\n".utf8), "a")
    _ = try tree.folder.write(binary, "b")
    try tree.git("add", "b")
    #expect(try tree.run().status == 0)
    let git = try tree.revision()
    #expect(git["dirty"] as? Bool == true && git["spec_dirty"] as? Bool == false)
    let diff = try #require(git["diff"] as? [String: Any])
    #expect(diff["file"] as? String == "git.diff" && diff["cut"] as? Bool == false)
    try tree.git("reset", "-q", "--hard")
    try tree.git("apply", "\(tree.files.path)/git.diff")
    let manager = FileManager.default
    #expect(manager.contents(atPath: "\(tree.folder.path)/a") == Data("two\n".utf8))
    #expect(manager.contents(atPath: "\(tree.folder.path)/b") == Data(binary))
  }

  @Test func `changes beyond 1 MiB are cut, and the file and the result say so`() throws {
    let tree = try Repository()
    let lines = (0..<200_000).map { "line \($0)\n" }.joined()
    _ = try tree.folder.write(Array(lines.utf8), "a")
    // A busy machine may use up the seconds that git has; then too whole lines are kept.
    #expect(try tree.run().status == 0)
    let diff = try #require(try tree.revision()["diff"] as? [String: Any])
    #expect(diff["cut"] as? Bool == true)
    let bytes = try #require(tree.files.bytes("git.diff"))
    #expect(bytes.count <= 1 << 20)
    let last = try #require(bytes.split(separator: 0x0A).last)
    #expect(String(decoding: last, as: UTF8.self).hasPrefix("# cut here: "))
    #expect(bytes.last == 0x0A)
  }

  @Test func `a run that goes on after the tree changed lists both states`() throws {
    let tree = try Repository()
    let first = try tree.git("rev-parse", "HEAD")
    _ = try tree.folder.write(Array("two\n".utf8), "a")
    #expect(try tree.run(limit: 5000).status == 74)
    #expect(try tree.run(limit: 5000).status == 74)
    let kept = tree.files.bytes("git.diff")
    try tree.commit()
    _ = try tree.folder.write(Array("three\n".utf8), "a")
    #expect(try tree.run().status == 0)
    let result = try tree.files.result()
    let before = try #require(result["git_before"] as? [[String: Any]])
    #expect(before.map { $0["commit"] as? String } == [first])
    #expect((before.first?["diff"] as? [String: Any])?["file"] as? String == "git.diff")
    #expect(tree.files.bytes("git.diff") == kept)
    let git = try tree.revision()
    #expect(git["commit"] as? String == (try tree.git("rev-parse", "HEAD")))
    #expect((git["diff"] as? [String: Any])?["file"] as? String == "git-2.diff")
    #expect(
      String(decoding: tree.files.bytes("git-2.diff") ?? Data(), as: UTF8.self).contains("+three"))
  }

  @Test func `nothing in a tree's settings runs a command, and nothing is written to it`() throws {
    let tree = try Repository()
    let trap = "\(tree.folder.path)/results/trap"
    try FileManager.default.createDirectory(atPath: trap, withIntermediateDirectories: true)
    let command = "touch \(trap)/$$; cat; exit 1 #"
    _ = try tree.folder.write(Array("* filter=f diff=d\n".utf8), ".gitattributes")
    try tree.commit()
    _ = try tree.folder.write(Array("two\n".utf8), "a")
    utimes("\(tree.folder.path)/s.yaml", nil)
    let settings = [
      "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass",
      "diff.external", "diff.d.command", "diff.d.textconv", "filter.f.clean", "filter.f.smudge",
      "filter.f.process", "credential.helper", "pager.status", "pager.diff",
      "interactive.diffFilter",
    ]
    for name in settings { try tree.git("config", name, command) }
    try tree.git("config", "filter.f.required", "true")
    let hook = "\(tree.folder.path)/.git/hooks/post-index-change"
    try "#!/bin/sh\n\(command)\n".write(toFile: hook, atomically: true, encoding: .utf8)
    chmod(hook, 0o755)
    let index = FileManager.default.contents(atPath: "\(tree.folder.path)/.git/index")
    #expect(
      try tree.run(environment: ["GIT_EXTERNAL_DIFF": command, "GIT_PAGER": command]).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: trap).isEmpty)
    #expect(FileManager.default.contents(atPath: "\(tree.folder.path)/.git/index") == index)
    let git = try tree.revision()
    #expect(git["dirty"] as? Bool == true)
    #expect(
      String(decoding: tree.files.bytes("git.diff") ?? Data(), as: UTF8.self).contains("+two"))
  }
}
