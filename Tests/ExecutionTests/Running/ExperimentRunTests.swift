import Foundation
import System
import TestSupport
import Testing

@testable import Execution
@testable import Results

@Suite struct ExperimentRunTests {
  private let spec: SampleSpec
  private let identity: Identity
  private var folder: String { "\(spec.results)/sample/\(identity.id)" }

  init() throws {
    spec = try SampleSpec()
    identity = try spec.run().identity
  }

  /// Runs the spec, to its end or until so many updates are done in this process.
  private func run(
    until stop: Int = .max, isForced: Bool = false,
    show: @escaping (ProgressLine) -> Void = { _ in }
  ) throws -> RunOutcome {
    var asked = 0
    return ExperimentRun(
      try spec.run(["train.checkpoint_every=never"]), in: spec.results, isForced: isForced
    ).run(
      show: show,
      stopSignal: {
        asked += 1
        return asked > stop ? .terminate : nil
      })
  }

  private func change(_ name: String, _ old: String, _ new: String) throws {
    let url = URL(fileURLWithPath: "\(folder)/\(name)")
    var bytes = try Data(contentsOf: url)
    let range = try #require(bytes.range(of: Data(old.utf8)))
    bytes.replaceSubrange(range, with: Data(new.utf8))
    try bytes.write(to: url)
  }

  @Test func `a run that is interrupted says how to resume it`() throws {
    let outcome = try run(until: 7)
    #expect(outcome.status == .terminated && outcome.problems.isEmpty)
    #expect(outcome.line?.hasPrefix("\(folder): interrupted by SIGTERM after 7 steps, ") == true)
    #expect(outcome.line?.hasSuffix("; run the same command to resume") == true)
    #expect(outcome.json?.contains(#""message":"stopped by SIGTERM""#) == true)
  }

  @Test func `what remains of a resumed run is estimated by the steps of its own process`() throws {
    _ = try run(until: 15)
    var lines: [ProgressLine] = []
    #expect(try run(show: { lines.append($0) }).status == .done)
    let last = try #require(lines.last)
    #expect(last.step == 20 && last.stepsBefore == 15)
  }

  @Test(arguments: ["done", "interrupted", "running", "failed"])
  func `a folder of another experiment is refused, both digests named`(_ status: String) throws {
    _ = try run()
    let other = String(repeating: "f", count: 64)
    try change("result.json", identity.digest, other)
    try change("result.json", #""status": "done""#, #""status": "\#(status)""#)
    let outcome = try run()
    #expect(outcome.status == .invalidData && outcome.line == nil)
    #expect(
      outcome.problems.map(\.text) == [
        "\(folder): error: holds a run of the experiment with digest \(other), not of "
          + "\(identity.digest); remove it, or use --force for a folder beside this one"
      ])
    #expect(try run(isForced: true).line?.hasPrefix("\(folder)-2: done") == true)
  }

  @Test func `a result without a digest is nobody's in a folder of today's name`() throws {
    _ = try run()
    try change("result.json", "  \"digest\": \"\(identity.digest)\",\n", "")
    let outcome = try run()
    #expect(outcome.status == .invalidData)
    #expect(outcome.problems.first?.text.contains("with digest unknown, not of") == true)
  }

  @Test func `a checkpoint of another experiment is refused, both digests named`() throws {
    _ = try run(until: 7)
    let other = String(repeating: "f", count: 64)
    try change("checkpoint/state.safetensors", identity.digest, other)
    let outcome = try run()
    #expect(outcome.status == .invalidData)
    #expect(
      outcome.problems.map(\.text) == [
        "\(folder)/checkpoint/state.safetensors: error: the checkpoint is of the experiment with "
          + "digest \(other), not of \(identity.digest); remove it to begin again, or use --force "
          + "for a folder beside this one"
      ])
  }

  @Test func `a checkpoint that does not fit ends the run, and the result says so`() throws {
    _ = try run(until: 7)
    try change(
      "checkpoint/state.safetensors", "optimizer/momentum_buffer/0.bias",
      "optimizer/momentum_buffer/9.bias")
    let path = "\(folder)/checkpoint/state.safetensors"
    var bytes = try RegularFile(path).contents()
    bytes.replaceSubrange(
      CheckpointSeal.place, with: try #require(CheckpointSeal.checksum(of: bytes)))
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let outcome = try run()
    #expect(outcome.status == .invalidData)
    #expect(outcome.problems.first?.text.contains("remove it to begin again") == true)
    #expect(outcome.json?.contains(#""status":"failed""#) == true)
  }

  @Test func `a checkpoint that was damaged is refused, and nothing else is touched`() throws {
    _ = try run(until: 7)
    let before = try RegularFile("\(folder)/result.json").contents()
    let path = "\(folder)/checkpoint/state.safetensors"
    var bytes = try RegularFile(path).contents()
    bytes[bytes.count - 9] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let outcome = try run()
    #expect(outcome.status == .invalidData)
    #expect(
      outcome.problems.map(\.text) == [
        "\(path): error: the checkpoint is damaged: it does not have the checksum that it names; "
          + "remove it to begin again, or use --force for a folder beside this one"
      ])
    #expect(try RegularFile("\(folder)/result.json").contents() == before)
  }

  @Test func `a table with other line ends is refused, and resumed when it is as it was`() throws {
    _ = try run(until: 7)
    let path = "\(folder)/metrics.csv"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    try AtomicFile.write(before.replacing("\n", with: "\r\n"), to: path)
    let outcome = try run()
    #expect(outcome.status == .invalidData)
    #expect(outcome.problems.first?.text.hasPrefix("\(path): error: does not begin with") == true)
    try AtomicFile.write(before, to: path)
    #expect(try run().status == .done)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(before))
  }

  @Test func `a result that only says done is of no run, whatever its digest`() throws {
    _ = try FileSystem.makeFolder(spec.results)
    _ = try FileSystem.makeFolder("\(spec.results)/sample")
    for id in [identity.id, identity.formerID] {
      _ = try FileSystem.makeFolder("\(spec.results)/sample/\(id)")
    }
    let former = "\(spec.results)/sample/\(identity.formerID)/result.json"
    try AtomicFile.write(#"{"status":"done"}"#, to: former)
    try AtomicFile.write(#"{"status":"done"}"#, to: "\(folder)/result.json")
    #expect(try run().status == .invalidData)
    try AtomicFile.write(
      #"{"format":2,"status":"done","digest":"\#(identity.digest)"}"#, to: "\(folder)/result.json")
    #expect(try run().line?.hasPrefix("\(folder): done in") == true)
    #expect(try RegularFile(former).contents() == Array(#"{"status":"done"}"#.utf8))
  }
}
