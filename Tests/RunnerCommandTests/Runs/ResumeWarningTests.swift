import Foundation
import TestSupport
import Testing

@testable import Results

/// What a process that resumes a run finds, and what it says about that.
@Suite struct ResumeWarningTests {
  static let spec = """
    name: left
    data: {dataset: normal, samples: 40, shape: [6], classes: 3, batch_size: 8}
    model: [linear: 16, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.01}
    train: {steps: 200, log_every: 1st, checkpoint_every: 20st}
    """

  private func run(
    _ folder: TemporaryFolder, _ options: [String] = [], limit: Int? = nil
  ) throws -> RunnerProcess {
    _ = try folder.write(Array(Self.spec.utf8), "s.yaml")
    return try RunnerProcess(
      ["s.yaml"] + options, in: folder.path,
      through: limit.map { ["prlimit", "--fsize=\($0)"] } ?? [])
  }

  private func files(_ folder: TemporaryFolder) -> RunFiles {
    RunFiles(latestOf: "left", in: "\(folder.path)/results")
  }

  @Test(arguments: [6000, nil] as [Int?])
  func `half-written files of killed processes are removed by the next, also of a run that is done`(
    _ limit: Int?
  ) throws {
    let folder = try TemporaryFolder()
    #expect(try run(folder, limit: limit).status == (limit == nil ? 0 : 74))
    let files = files(folder)
    for place in ["", "/checkpoint"] {
      try Data("half".utf8).write(to: URL(fileURLWithPath: "\(files.path)\(place)/.tmp-1-2-3"))
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(files.path)/.tmp-1-2-4", withDestinationPath: "nowhere")
    // Killed between the result and the end, a run that is done still has its last state.
    if limit == nil {
      try Data("old".utf8).write(
        to: URL(fileURLWithPath: "\(files.path)/checkpoint/state.safetensors"))
    }
    let next = try run(folder)
    #expect(next.status == 0 && next.output.contains("already done") == (limit == nil))
    #expect(
      try files.names() == [
        ".lock", "checkpoint", "checkpoint/weights.safetensors", "metrics.csv", "plots",
        "plots/training.svg", "resolved.json",
        "result.json", "source.yaml", "spec.yaml",
      ])
  }

  @Test func `files are whole whenever a process is killed`() throws {
    let whole = try TemporaryFolder()
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try run(whole).status == 0)
    let time = start.duration(to: clock.now) / .seconds(1)
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(Self.spec.utf8), "s.yaml")
    var random = SplitMix(state: 5)
    for _ in 0..<40 {
      let command = try StartedRunner(["s.yaml", "--quiet"], in: folder.path)
      Thread.sleep(forTimeInterval: time * Double.random(in: 0...1, using: &random))
      command.send(SIGKILL)
      let status = command.wait()
      // A row may be cut in two; what follows on it is cut off.
      let damage = try RunFiles.damage(in: "\(folder.path)/results")
      #expect(damage.filter { !$0.hasSuffix("metrics.csv") } == [])
      if status == 0 { try FileManager.default.removeItem(atPath: "\(folder.path)/results") }
    }
    #expect(try run(folder).status == 0)
    #expect(try files(folder).remains() == files(whole).remains())
  }

  /// Puts something else of the same length into the header of a checkpoint, and its new checksum.
  private func change(_ old: String, _ new: String, in files: RunFiles) throws {
    let name = "checkpoint/state.safetensors"
    var bytes = try #require(files.bytes(name))
    try #require(old.utf8.count == new.utf8.count)
    bytes.replaceSubrange(try #require(bytes.range(of: Data(old.utf8))), with: Data(new.utf8))
    let checksum = try #require(CheckpointSeal.checksum(of: Array(bytes)))
    bytes.replaceSubrange(CheckpointSeal.place, with: checksum)
    try bytes.write(to: URL(fileURLWithPath: "\(files.path)/\(name)"))
  }

  @Test func `other threads, another processor and another build are told, both named`() throws {
    let folder = try TemporaryFolder()
    #expect(try run(folder, ["--set", "threads=2"], limit: 6000).status == 74)
    let files = files(folder)
    let cpu = try #require(try files.result()["cpu"] as? String)
    try change(#"threads\":2"#, #"threads\":7"#, in: files)
    try change(cpu, String(repeating: "X", count: cpu.utf8.count), in: files)
    try change(#"build\":\"0."#, #"build\":\"9."#, in: files)
    let next = try run(folder, ["--set", "threads=2"])
    #expect(next.status == 0)
    let place = next.output.prefix { $0 != ":" }
    let other = String(repeating: "X", count: cpu.utf8.count)
    #expect(
      next.errors.hasPrefix(
        "\(place): warning: the run is resumed with 2 threads instead of 7, on \(cpu) instead of "
          + "\(other), by runner 0."))
    #expect(next.errors.contains(" instead of 9."))
    #expect(next.errors.count { $0 == "\n" } == 1)
  }

  /// Standard error closed, full, and a pipe whose reader has gone.
  @Test(arguments: [
    "exec 2>&-", "exec 2>/dev/full", "mkfifo pipe; (exec 3<pipe) & exec 2>pipe; wait",
  ])
  func `a warning that nobody can be told harms neither the run nor its files`(
    _ stream: String
  ) throws {
    let folder = try TemporaryFolder()
    #expect(try run(folder, ["--set", "threads=2"], limit: 6000).status == 74)
    let files = files(folder)
    try change(#"threads\":2"#, #"threads\":7"#, in: files)
    let next = try RunnerProcess(
      ["s.yaml", "--set", "threads=2"], in: folder.path,
      through: ["sh", "-c", stream + #"; exec "$@""#, "sh"])
    #expect(next.status == 0)
    #expect(try files.result()["status"] as? String == "done")
    // The first file that is opened would have the number of a stream that is closed.
    let lock = String(decoding: files.bytes(".lock") ?? Data(), as: UTF8.self)
    #expect(lock.hasPrefix("process ") && lock.count { $0 == "\n" } == 1, "\(lock)")
  }

  @Test func `a table that is gone is told with what can be done`() throws {
    let folder = try TemporaryFolder()
    #expect(try run(folder, limit: 6000).status == 74)
    let files = files(folder)
    try FileManager.default.removeItem(atPath: "\(files.path)/metrics.csv")
    let next = try run(folder)
    #expect(next.status == 65)
    #expect(next.errors.contains("metrics.csv: error: is missing; if it cannot be brought back, "))
    #expect(next.errors.hasSuffix("/checkpoint/state.safetensors to begin again\n"))
    try FileManager.default.removeItem(atPath: "\(files.path)/checkpoint/state.safetensors")
    #expect(try run(folder).status == 0)
  }
}
