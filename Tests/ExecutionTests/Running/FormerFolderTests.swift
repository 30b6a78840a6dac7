import Foundation
import Results
import System
import TestSupport
import Testing

@testable import Execution

/// The folder of a run that the runner of format 1 left after 400 of 2000 updates.
@Suite struct FormerFolderTests {
  private static let former = "\(Project.root)/Tests/ExecutionTests/Resources/former-run/4e0da9c7"
  private let spec: SampleSpec
  private let identity: Identity
  private var experiment: String { "\(spec.results)/kept" }
  private var folder: String { "\(experiment)/4e0da9c7" }

  init() throws {
    spec = try SampleSpec(String(contentsOfFile: "\(Self.former)/spec.yaml", encoding: .utf8))
    identity = try spec.run().identity
    try FileManager.default.createDirectory(
      atPath: experiment, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.former, toPath: folder)
  }

  private func run(isForced: Bool = false) throws -> RunOutcome {
    ExperimentRun(try spec.run(), in: spec.results, isForced: isForced).run(show: { _ in })
  }

  /// The names of the run folders.
  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: experiment).filter { $0 != "latest" }
      .sorted()
  }

  private func bytes(_ name: String) -> Data? {
    FileManager.default.contents(atPath: "\(folder)/\(name)")
  }

  private func change(_ old: String, _ new: String) throws {
    let text = String(decoding: try #require(bytes("result.json")), as: UTF8.self)
    try #require(text.contains(old))
    try text.replacing(old, with: new)
      .write(toFile: "\(folder)/result.json", atomically: true, encoding: .utf8)
  }

  @Test func `a run that was interrupted is resumed there, and its result is of today's format`()
    throws
  {
    #expect(identity.formerID == "4e0da9c7")
    let before = try #require(bytes("metrics.csv"))
    let outcome = try run()
    #expect(outcome.status == .done, "\(outcome.problems)")
    #expect(outcome.line?.hasPrefix("\(folder): done in ") == true)
    #expect(try names() == ["4e0da9c7"])
    let after = try #require(bytes("metrics.csv"))
    #expect(after.starts(with: before) && after.count { $0 == 0x0A } == 21)
    let json = try JSONSerialization.jsonObject(with: try #require(bytes("result.json")))
    let result = try #require(json as? [String: Any])
    #expect(result["format"] as? Int == 3 && result["id"] as? String == "4e0da9c7")
    #expect(result["digest"] as? String == identity.digest)
    #expect(result["resumptions"] as? Int == 1)
    #expect(result["started"] as? String == "2026-11-26T18:22:03.972Z")
    let revision = try #require((result["git_before"] as? [[String: Any]])?.first)
    #expect(revision["spec_dirty"] as? Bool == true)
    #expect((revision["diff"] as? [String: Any])?["file"] as? String == "git.diff")
    #expect(bytes("git.diff") != nil)
    #expect(try run().line == "\(folder): already done")
  }

  @Test(arguments: [
    ("done", Execution.ExitStatus.done, "already done"),
    (
      "diverged", .diverged,
      "diverged before: stopped by SIGTERM; lower the learning rate, begin with a warm-up "
        + "(scheduler.warmup), or clip gradients (train.clip_grad_norm), or run it again with --force"
    ),
  ])
  func `a run that came to its end is believed`(
    _ status: String, _ expected: Execution.ExitStatus, _ text: String
  ) throws {
    try FileManager.default.removeItem(atPath: "\(folder)/checkpoint")
    try change(#""status": "interrupted""#, #""status": "\#(status)""#)
    let before = bytes("result.json")
    let outcome = try run()
    #expect(outcome.status == expected && outcome.line == "\(folder): \(text)")
    #expect(bytes("result.json") == before)
    #expect(try names() == ["4e0da9c7"])
  }

  @Test func `a run that cannot be resumed begins under its new name`() throws {
    try FileManager.default.removeItem(atPath: "\(folder)/checkpoint")
    #expect(try run().status == .done)
    #expect(try names() == ["4e0da9c7", identity.id].sorted())
    #expect(
      bytes("metrics.csv") == FileManager.default.contents(atPath: "\(Self.former)/metrics.csv"))
  }

  @Test func `a folder of the new name goes before`() throws {
    try FileManager.default.createDirectory(
      atPath: "\(experiment)/\(identity.id)", withIntermediateDirectories: true)
    #expect(try run().line?.hasPrefix("\(experiment)/\(identity.id): done") == true)
  }

  @Test func `what is forced has the new name`() throws {
    #expect(try run(isForced: true).line?.hasPrefix("\(experiment)/\(identity.id): done") == true)
  }

  @Test func `a folder of the former name with the digest of another is left alone`() throws {
    try change(#""format": 1,"#, #""format": 2, "digest": "abc","#)
    let before = bytes("result.json")
    #expect(try run().line?.hasPrefix("\(experiment)/\(identity.id): done") == true)
    #expect(bytes("result.json") == before)
  }

  /// Names of eight digits were the same for some pairs of runs.
  @Test(arguments: [
    (#""seed": 0"#, #""seed": 1"#), ("5b9f3bfed5a940d1", "0000000000000000"),
    (#""name": "kept""#, #""name": "other""#), (#""format": 1"#, #""format": 3"#),
  ])
  func `a run of the same former name that is another's is left alone`(
    _ old: String, _ new: String
  ) throws {
    try change(old, new)
    for hasState in [true, false] {
      if !hasState {
        try FileManager.default.removeItem(atPath: "\(folder)/checkpoint")
        try change(#""status": "interrupted""#, #""status": "done""#)
      }
      let before = bytes("result.json")
      let outcome = try run()
      #expect(outcome.status == .done)
      #expect(outcome.line?.hasPrefix("\(experiment)/\(identity.id): ") == true)
      #expect(bytes("result.json") == before)
      try FileManager.default.removeItem(atPath: "\(experiment)/\(identity.id)")
    }
  }
}
