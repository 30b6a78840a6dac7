import JSON
import Provenance
import System
import TestSupport
import Testing
import Training
import Weights

@testable import Results

@Suite struct CheckpointTests {
  private static let facts = Checkpoint.RunFacts(
    lengths: ["metrics.csv": 31, "other": 4], digests: ["metrics.csv": "0f", "other": "f0"],
    started: Timestamp(seconds: 5, nanoseconds: 6),
    totalSeconds: 2.5, trainingSeconds: 1.5, resumptions: 3, threads: 2, cpu: "c", build: "b",
    revisions: [Revision(commit: "abc", isDirty: true, isSpecDirty: true)])

  /// A checkpoint of an experiment `e/1` with digest `d`.
  private static func saved() throws -> SafetensorsFile {
    let temporary = try TemporaryFolder()
    let run = try SampleRun(in: RunFolder(creating: temporary.path, name: "e", id: "1"))
    let checkpoint = Checkpoint(facts: facts, snapshot: run.trainer.snapshot)
    return checkpoint.file(of: "e/1", digest: "d")
  }

  @Test func `what is saved is read again`() throws {
    let checkpoint = try Checkpoint(Self.saved(), of: "e/1", digest: "d")
    #expect(checkpoint.facts.json == Self.facts.json)
    #expect(checkpoint.snapshot.arrays.map(\.name).sorted().first == "model/0.bias")
  }

  @Test func `a checkpoint of format 1 has other keys and no digest, and is read`() throws {
    var file = try Self.saved()
    file.metadata["runner.format"] = "1"
    file.metadata["runner.digest"] = nil
    file.metadata["runner.run"] = """
      {"build":"b","cpu":"c","metricsLength":31,"resumptions":3,"revisions":[{"commit":"abc",\
      "diff":{"isCut":true,"name":"git.diff"},"isDirty":true,"isSpecDirty":true}],\
      "startedNanoseconds":6,"startedSeconds":5,"threads":2,"totalSeconds":2.5,\
      "trainingSeconds":1.5}
      """
    file.metadata["runner.counters"] = """
      {"groups":[{"hasVelocities":true,"momentumProduct":1,"updates":4}],"run":{"best":[],\
      "isStoppedEarly":false,"lossCount":0,"lossSum":0,"step":4},"watch":{"evaluationsSince":0}}
      """
    let checkpoint = try Checkpoint(file, of: "e/1", digest: "d")
    var facts = Self.facts
    (facts.lengths, facts.digests) = (["metrics.csv": 31], [:])
    facts.revisions[0].diff = Revision.DiffFile(name: "git.diff", isCut: true)
    #expect(checkpoint.facts.json == facts.json)
    #expect(checkpoint.snapshot.counters.step == 4)
  }

  @Test(
    arguments: [
      ("runner.format", "4", "the checkpoint is of format 4; this runner reads formats 1 to 3"),
      (
        "runner.format", nil,
        "the checkpoint is of format unknown; this runner reads formats 1 to 3"
      ),
      ("runner.experiment", "e/2", "the checkpoint is of e/2, not of e/1"),
      ("runner.experiment", nil, "the checkpoint is of an unknown experiment, not of e/1"),
      ("runner.digest", "c", "the checkpoint is of the experiment with digest c, not of d"),
      ("runner.digest", nil, "the checkpoint is of the experiment with digest unknown, not of d"),
      ("runner.run", "{}", "the checkpoint's 'runner.run' is damaged"),
      ("runner.counters", nil, "the checkpoint's 'runner.counters' is damaged"),
    ] as [(String, String?, String)])
  func `a checkpoint that cannot be believed is refused`(
    _ key: String, _ value: String?, _ message: String
  ) throws {
    var file = try Self.saved()
    file.metadata[key] = value
    let error = #expect(throws: CheckpointError.self) {
      try Checkpoint(file, of: "e/1", digest: "d")
    }
    #expect(error?.message == message)
  }

  @Test(arguments: [
    (#""started_nanoseconds":6"#, #""started_nanoseconds":1000000000"#),
    (#""started_nanoseconds":6"#, #""started_nanoseconds":-1"#),
    (#""resumptions":3"#, #""resumptions":9223372036854775807"#),
    (#""metrics.csv":31"#, #""metrics.csv":-1"#), (#""metrics.csv":31"#, #""metrics":31"#),
    (#""total_seconds":2.5"#, #""total_seconds":"nan""#),
  ])
  func `facts that no run has are refused`(_ old: String, _ new: String) throws {
    let text = Self.facts.json.compactText
    #expect(text.contains(old))
    #expect(throws: JSONError.self) {
      try Checkpoint.RunFacts(json: JSONValue(parsing: text.replacing(old, with: new).utf8))
    }
  }

  /// A checkpoint of three updates, as it is written, in a folder of its own.
  private static func written() throws -> (TemporaryFolder, RunFolder, [UInt8]) {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    let run = try SampleRun(in: folder)
    try run.outputs.begin()
    _ = try run.train(to: 3)
    try run.outputs.save(run.trainer.snapshot)
    return (temporary, folder, try RegularFile(folder.state).contents())
  }

  @Test func `every byte of a checkpoint counts`() throws {
    let (temporary, folder, bytes) = try Self.written()
    #expect(CheckpointSeal.isIntact(bytes) == true)
    #expect(try Checkpoint(in: folder, digest: SampleRun.digest) != nil)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1 << (place % 8)
      _ = try temporary.write(changed, "e/1/checkpoint/state.safetensors")
      #expect(throws: CheckpointError.self, "byte \(place)") {
        try Checkpoint(in: folder, digest: SampleRun.digest)
      }
    }
    for count in [0, 7, 8, CheckpointSeal.place.upperBound - 1, bytes.count - 1] {
      _ = try temporary.write(bytes.prefix(count), "e/1/checkpoint/state.safetensors")
      #expect(throws: CheckpointError.self, "\(count) bytes") {
        try Checkpoint(in: folder, digest: SampleRun.digest)
      }
    }
  }

  @Test func `numbers that were changed are told as damage`() throws {
    let (temporary, folder, bytes) = try Self.written()
    var changed = bytes
    changed[bytes.count - 2] ^= 0x40
    _ = try temporary.write(changed, "e/1/checkpoint/state.safetensors")
    let error = #expect(throws: CheckpointError.self) {
      try Checkpoint(in: folder, digest: SampleRun.digest)
    }
    #expect(
      error?.message
        == "the checkpoint is damaged: it does not have the checksum that it names")
  }

  @Test func `a checkpoint of format 2 has no checksum, and of format 3 it needs one`() throws {
    let (temporary, folder, _) = try Self.written()
    var file = try SafetensorsFile(path: folder.state)
    file.metadata[CheckpointSeal.key] = nil
    for (format, isRead) in [("2", true), ("3", false)] {
      file.metadata["runner.format"] = format
      _ = try temporary.write(file.encoded(), "e/1/checkpoint/state.safetensors")
      let checkpoint = try? Checkpoint(in: folder, digest: SampleRun.digest)
      #expect((checkpoint != nil) == isRead, "\(format)")
    }
  }

  @Test func `what may change the last digits of a resumed run is told, both named`() throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    let machine = Machine.current()
    let build = "\(BuildFacts.version) \(BuildFacts.build)"
    #expect(
      try RunSession.sample(in: folder, resuming: Self.facts).differences == [
        "with 1 thread instead of 2", "on \(machine.cpu) instead of c",
        "by runner \(build) instead of b",
      ])
    var facts = Self.facts
    (facts.threads, facts.cpu, facts.build) = (1, machine.cpu, build)
    #expect(try RunSession.sample(in: folder, resuming: facts).differences == [])
  }
}
