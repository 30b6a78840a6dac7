import Foundation
import TestSupport
import Testing

/// What variables of the environment may make of the libraries: fewer threads, other instructions,
/// messages of their own.
@Suite struct LibraryEnvironmentTests {
  /// Work for two threads of oneDNN.
  static let spec = """
    name: s
    threads: 2
    data: {dataset: normal, samples: 64, shape: [64], classes: 4, batch_size: 64}
    model: [linear: 1024, relu, linear: 4]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.01}
    train: {steps: 8, log_every: 1st, checkpoint_every: 2st}
    """

  private func run(
    _ folder: TemporaryFolder, _ options: [String] = [], environment: [String: String] = [:],
    through wrapper: [String] = []
  ) throws -> RunnerProcess {
    _ = try folder.write(Array(Self.spec.utf8), "s.yaml")
    return try RunnerProcess(
      ["s.yaml"] + options, in: folder.path, environment: environment, through: wrapper)
  }

  private func files(_ folder: TemporaryFolder) -> RunFiles {
    RunFiles(latestOf: "s", in: "\(folder.path)/results")
  }

  @Test(arguments: [["OMP_THREAD_LIMIT": "1"], ["OMP_MAX_ACTIVE_LEVELS": "0"]])
  func `a run goes on with the threads that come, and says so once`(
    _ environment: [String: String]
  ) throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    let process = try run(
      folder, environment: environment, through: ["timeout", "-s", "KILL", "120"])
    #expect(process.status == 0, "\(process.errors)")
    let warning =
      "s.yaml: warning: 1 of 2 threads came, as the system or OMP_THREAD_LIMIT allows; the run "
      + "goes on with it\n"
    #expect(process.errors.components(separatedBy: warning).count == 2, "\(process.errors)")
    #expect(try files(folder).result()["threads"] as? Int == 1)
    // They are the bytes of one thread.
    #expect(try run(other, ["--set", "threads=1"]).status == 0)
    #expect(files(folder).bytes("metrics.csv") == files(other).bytes("metrics.csv"))
  }

  @Test func `threads that come and go with the load are all there`() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try run(folder, environment: ["OMP_DYNAMIC": "true"]).status == 0)
    #expect(try run(other).status == 0)
    #expect(files(folder).bytes("metrics.csv") == files(other).bytes("metrics.csv"))
  }

  @Test func `a thread that the system refuses ends the run with its status`() throws {
    let folder = try TemporaryFolder()
    let process = try run(folder, environment: ["OMP_STACKSIZE": "100000G"])
    #expect(process.status == 71)
    #expect(process.errors.contains("s.yaml: error: the system refuses threads or memory\n"))
    #expect(try run(folder).status == 0)
  }

  @Test func `a benchmark ends so, too`() throws {
    let folder = try TemporaryFolder()
    let process = try RunnerProcess(
      ["bench", "--threads", "2", "--only", "lenet"], in: folder.path,
      environment: ["OMP_STACKSIZE": "100000G"])
    #expect(process.status == 71)
  }

  @Test func `oneDNN prints nothing on standard output`() throws {
    let folder = try TemporaryFolder()
    let loud = ["DNNL_VERBOSE": "2", "ONEDNN_VERBOSE": "2", "DNNL_JIT_DUMP": "1"]
    let process = try run(folder, environment: loud)
    #expect(process.status == 0)
    #expect(process.output.split(separator: "\n").count == 1, "\(process.output)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["results", "s.yaml"])
  }

  @Test func `a run that is resumed with other instructions warns`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(Self.spec.utf8), "s.yaml")
    let early = try StartedRunner(
      ["s.yaml", "--set", "train.steps=100000"], in: folder.path,
      environment: ["DNNL_MAX_CPU_ISA": "SSE41"])
    early.wait { self.files(folder).version("checkpoint/state.safetensors") != nil }
    early.send(SIGTERM)
    #expect(early.wait() == 143)
    let next = try StartedRunner(["s.yaml", "--set", "train.steps=100000"], in: folder.path)
    next.wait { (try? next.errors().isEmpty) == false }
    next.send(SIGTERM)
    #expect(next.wait() == 143)
    #expect(try next.errors().contains(" instead of sse41; its last digits may differ"))
  }
}
