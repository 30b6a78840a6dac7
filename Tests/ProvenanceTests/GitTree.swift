import Foundation
import Provenance
import TestSupport
import Testing

/// A git repository of one test.
final class GitTree {
  /// The folder that holds it, and is its tree.
  let folder: TemporaryFolder
  var path: String { folder.path }

  /// Makes a repository with a file `file` and some attributes in its first commit.
  init(attributes: String = "", _ options: String...) throws {
    folder = try TemporaryFolder()
    try git(["init", "-q", "-b", "main"] + options)
    try write("one\n", "file")
    try write(attributes, ".gitattributes")
    try commit()
  }

  /// Makes one by another command, which gets the tree's path last.
  init(by command: [String]) throws {
    folder = try TemporaryFolder()
    try git(command + [folder.path])
  }

  func write(_ text: String, _ name: String) throws {
    _ = try folder.write(Array(text.utf8), name)
  }

  func commit() throws {
    try git(["add", "-A"])
    try git(["commit", "-q", "--allow-empty", "-m", "m"])
  }

  var head: String { get throws { try git(["rev-parse", "HEAD"]) } }

  /// Runs git for real, as its user does.
  @discardableResult
  func git(_ arguments: [String], isSure: Bool = true) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", path, "-c", "user.name=n", "-c", "user.email=e@e"]
      + ["-c", "protocol.file.allow=always"] + arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    if isSure { try #require(process.terminationStatus == 0, "git \(arguments)") }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  /// What the runner finds.
  func findings(
    in subfolder: String = "", environment: [String: String] = [:], bound: Double = 60
  ) -> RevisionQuery.Answer? {
    RevisionQuery(
      startingIn: path + subfolder, spec: nil,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 }, bound: bound
    ).finish()
  }

  /// Whether the runner finds changes.
  func isDirty(in subfolder: String = "") -> Bool? { findings(in: subfolder)?.revision.isDirty }

  /// Everything in the tree and its repository: the bytes of files, and when they were written.
  func content() throws -> [String: Data] {
    let files = FileManager.default
    var found: [String: Data] = [:]
    for name in try files.subpathsOfDirectory(atPath: path) {
      let attributes = try files.attributesOfItem(atPath: "\(path)/\(name)")
      let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      found[name] = Data("\(date) ".utf8) + (files.contents(atPath: "\(path)/\(name)") ?? Data())
    }
    return found
  }
}

extension RevisionQuery.Answer {
  /// The changes as text.
  var text: String { String(decoding: diff?.bytes ?? [], as: UTF8.self) }
}
