import Foundation
import System
import TestSupport
import Testing
import Training

@testable import Results

@Suite struct RunOutputsTests {
  private let temporary: TemporaryFolder
  private let folder: RunFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  private func lines(_ path: String) -> [Substring] { text(path)?.split(separator: "\n") ?? [] }

  /// The names of all files, without the lock and the spare file.
  private func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { !$0.hasPrefix(".") && $0 != "checkpoint" }
  }

  @Test func `a run that begins has its spec, a header and a result that says so`() throws {
    let run = try SampleRun(in: folder)
    try run.outputs.begin()
    #expect(
      try names() == ["metrics.csv", "resolved.json", "result.json", "source.yaml", "spec.yaml"])
    #expect(text(folder.spec) == "train: 12" && text(folder.resolved) == "{}")
    #expect(text(folder.source) == "train: 12 # steps")
    #expect(lines(folder.metrics).count == 1)
    #expect(folder.storedResult?.status == .running)
    #expect(folder.storedResult?.digest == SampleRun.digest)
    #expect(text("\(temporary.path)/e/latest") == "1\n")
  }

  @Test func `a row is in its file before the next begins`() throws {
    let run = try SampleRun(in: folder)
    try run.outputs.begin()
    _ = try run.train(to: 3)
    #expect(lines(folder.metrics).count == 4)
    #expect(!folder.hasState)
  }

  /// Interrupted after 5 updates, then killed at 9, 7 of them saved, then brought to its end.
  @Test func `a run that was saved, killed and resumed leaves the bytes of one in one go`() throws {
    let other = try RunFolder(creating: temporary.path, name: "e", id: "2")
    let whole = try SampleRun(in: other)
    try whole.outputs.begin()
    try whole.outputs.end(.ended(try whole.train(), whole.trainer.model))

    do {
      let run = try SampleRun(in: folder)
      try run.outputs.begin()
      let outcome = try run.train(to: 5)
      try run.outputs.save(run.trainer.snapshot)
      try run.outputs.end(.interrupted(outcome, .terminate))
      #expect(folder.storedResult?.status == .interrupted)
      #expect(run.session.record.message == "stopped by SIGTERM")
    }
    do {
      let run = try SampleRun(in: folder)
      try run.outputs.begin()
      _ = try run.train(to: 7)
      try run.outputs.save(run.trainer.snapshot)
      _ = try run.train(to: 9)
      #expect(lines(folder.metrics).count == 10)
    }
    let run = try SampleRun(in: folder)
    try run.outputs.begin()
    #expect(lines(folder.metrics).count == 8)
    try run.outputs.end(.ended(try run.train(), run.trainer.model))
    #expect(run.session.record.resumptions == 2)
    for (a, b) in [(folder.metrics, other.metrics), (folder.weights, other.weights)] {
      #expect(FileManager.default.contents(atPath: a) == FileManager.default.contents(atPath: b))
    }
    #expect(
      try names() == [
        "checkpoint/weights.safetensors", "metrics.csv", "resolved.json", "result.json",
        "source.yaml", "spec.yaml",
      ])
  }

  @Test func `a run that failed says why and keeps what it can be resumed from`() throws {
    let run = try SampleRun(in: folder)
    try run.outputs.begin()
    _ = try run.train(to: 3)
    try run.outputs.save(run.trainer.snapshot)
    try run.outputs.end(.failed("the disk is on fire"))
    #expect(folder.storedResult?.status == .failed)
    #expect(folder.storedResult?.text.contains(#""message": "the disk is on fire""#) == true)
    #expect(folder.hasState)
    #expect(!FileManager.default.fileExists(atPath: folder.weights))
  }

  @Test func `a run whose folder was replaced writes nothing there`() throws {
    let run = try SampleRun(in: folder)
    try run.outputs.begin()
    let outcome = try run.train()
    try FileManager.default.moveItem(atPath: folder.path, toPath: "\(temporary.path)/away")
    _ = try RunFolder(creating: temporary.path, name: "e", id: "1")
    let ends: [RunEnding] = [
      .ended(outcome, run.trainer.model), .interrupted(outcome, .interrupt), .failed("x"),
    ]
    for end in ends {
      let error = #expect(throws: FileError.self) { try run.outputs.end(end) }
      #expect(error?.path == folder.path)
    }
    #expect(throws: FileError.self) { try run.outputs.save(run.trainer.snapshot) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  /// The lines end otherwise, a number is another, a row is another's, or the checkpoint is older.
  @Test(arguments: [
    (true, "\n", "\r\n"), (true, "\n0,", "\n3,"), (true, ".", "3"), (true, "step", "stop"),
    (false, "\n", "\r\n"),
  ])
  func `a table that was changed is refused, and the checkpoint is named`(
    _ hasDigest: Bool, _ old: String, _ new: String
  ) throws {
    do {
      let run = try SampleRun(in: folder)
      try run.outputs.begin()
      _ = try run.train(to: 3)
      try run.outputs.save(run.trainer.snapshot)
    }
    let before = try #require(text(folder.metrics))
    let after = before.replacing(old, with: new)
    #expect(after != before)
    try AtomicFile.write(after, to: folder.metrics)
    do {
      var saved = try #require(try Checkpoint(in: folder, digest: SampleRun.digest)).facts
      if !hasDigest { saved.digests = [:] }
      let session = try RunSession.sample(in: folder, resuming: saved)
      let error = #expect(throws: FileError.self) { try MetricsOutput().begin(session) }
      #expect(error?.path == folder.metrics && error?.kind == .altered)
      #expect(
        error?.message == "does not begin with the rows that the checkpoint needs; if it cannot be "
          + "brought back, remove \(folder.state) to begin again")
    }
    #expect(text(folder.metrics) == after)
    try AtomicFile.write(before + "half of a r", to: folder.metrics)
    try SampleRun(in: folder).outputs.begin()
    #expect(text(folder.metrics) == before)
  }

  /// As an earlier version left it that had a column more.
  @Test(arguments: [true, false])
  func `a table with other columns is refused, and no row joins it`(_ hasDigest: Bool) throws {
    do {
      let run = try SampleRun(in: folder)
      try run.outputs.begin()
      _ = try run.train(to: 3)
      try run.outputs.save(run.trainer.snapshot)
      _ = try run.train(to: 5)
    }
    let before = text(folder.metrics)
    var saved = try #require(try Checkpoint(in: folder, digest: SampleRun.digest)).facts
    if !hasDigest { saved.digests = [:] }
    // A header without the columns of groups.
    let session = try RunSession.sample(in: folder, resuming: saved)
    #expect(
      throws: FileError(
        .altered, path: folder.metrics,
        message: "has other columns than this version of runner writes, so that the version that "
          + "began the run is to end it; if it cannot be brought back, remove \(folder.state) to "
          + "begin again")
    ) { try MetricsOutput().begin(session) }
    #expect(text(folder.metrics) == before)
  }

  @Test func `a clock that is set back takes no seconds away`() throws {
    let run = try SampleRun(in: folder)
    #expect(run.session.seconds(since: .now + .seconds(100)) == 0)
    #expect(run.session.seconds(since: .now - .seconds(100)) >= 100)
  }

  @Test func `a table that is not there is told with what to do`() throws {
    do {
      let run = try SampleRun(in: folder)
      try run.outputs.begin()
      _ = try run.train(to: 3)
      try run.outputs.save(run.trainer.snapshot)
    }
    try FileManager.default.removeItem(atPath: folder.metrics)
    let run = try SampleRun(in: folder)
    #expect(
      throws: FileError(
        .altered, path: folder.metrics,
        message: "is missing; if it cannot be brought back, remove \(folder.state) to begin again")
    ) { try run.outputs.begin() }
  }

  @Test func `a table that is gone is told with the checkpoint that needs it`() throws {
    do {
      let run = try SampleRun(in: folder)
      try run.outputs.begin()
      _ = try run.train(to: 3)
      try run.outputs.save(run.trainer.snapshot)
    }
    try Data("step\n".utf8).write(to: URL(fileURLWithPath: folder.metrics))
    let run = try SampleRun(in: folder)
    let error = #expect(throws: FileError.self) { try run.outputs.begin() }
    #expect(error?.path == folder.metrics)
    #expect(error?.message.hasPrefix("has 5 bytes; the checkpoint needs ") == true)
    #expect(error?.message.hasSuffix("remove \(folder.state) to begin again") == true)
  }
}
