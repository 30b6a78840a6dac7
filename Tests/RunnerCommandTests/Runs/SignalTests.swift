import Foundation
import TestSupport
import Testing

/// What a run does when it is told to stop.
@Suite struct SignalTests {
  static let spec = """
    name: told
    data: {dataset: normal, samples: 40, shape: [6], classes: 3, batch_size: 8}
    model: [linear: 16, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.01}
    train: {steps: 100000000, log_every: 1000st, checkpoint_every: 500st}
    """

  /// A run that has begun, and been saved once.
  private func started(
    _ spec: String = spec, in folder: TemporaryFolder, through wrapper: [String] = []
  ) throws -> StartedRunner {
    let file = try folder.write(Array(spec.utf8), "s.yaml")
    let run = try StartedRunner([file], in: folder.path, through: wrapper)
    let files = RunFiles(latestOf: "told", in: "\(folder.path)/results")
    run.wait { files.bytes("checkpoint/state.safetensors") != nil }
    return run
  }

  @Test(
    arguments: [
      (SIGHUP, 129, "SIGHUP"), (SIGINT, 130, "SIGINT"), (SIGTERM, 143, "SIGTERM"),
      (SIGUSR1, 143, "SIGUSR1"), (SIGUSR2, 143, "SIGUSR2"),
    ] as [(Int32, Int32, String)])
  func `a run that is told to stop is saved, and says by what`(
    _ number: Int32, _ status: Int32, _ name: String
  ) throws {
    // What the tests were started with does not count.
    signal(number, SIG_DFL)
    let folder = try TemporaryFolder()
    let run = try started(in: folder)
    run.send(number)
    #expect(run.wait() == status)
    #expect(try run.output().contains("interrupted by \(name) after "))
    let files = RunFiles(latestOf: "told", in: "\(folder.path)/results")
    #expect(try files.result()["status"] as? String == "interrupted")
    #expect(try files.result()["message"] as? String == "stopped by \(name)")
    // It goes on from there.
    let steps = try #require((files.result()["summary"] as? [String: Any])?["steps"] as? Int)
    let again = try StartedRunner(["s.yaml"], in: folder.path)
    again.wait { (try? files.result()["resumptions"] as? Int) == 1 }
    again.send(SIGTERM)
    #expect(again.wait() == 143)
    let later = try #require((files.result()["summary"] as? [String: Any])?["steps"] as? Int)
    #expect(later >= steps)
  }

  /// The system and the shell both say that a terminal is gone.
  @Test func `a second hang-up does not end a run before it is saved`() throws {
    signal(SIGHUP, SIG_DFL)
    let folder = try TemporaryFolder()
    // An update takes long, so that the second comes while the first waits for its end.
    let slow = Self.spec.replacing("linear: 16", with: "linear: 4000, linear: 4000")
      .replacing("checkpoint_every: 500st", with: "checkpoint_every: 1st")
    let run = try started(slow, in: folder)
    for _ in 0..<20 {
      run.send(SIGHUP)
      usleep(1000)
    }
    #expect(run.wait() == 129)
    let files = RunFiles(latestOf: "told", in: "\(folder.path)/results")
    #expect(try files.result()["status"] as? String == "interrupted")
  }

  @Test func `a run under nohup does not stop when its terminal goes`() throws {
    let folder = try TemporaryFolder()
    let run = try started(in: folder, through: ["nohup"])
    run.send(SIGHUP)
    let files = RunFiles(latestOf: "told", in: "\(folder.path)/results")
    let version = files.version("checkpoint/state.safetensors")
    #expect(run.wait { files.version("checkpoint/state.safetensors") != version })
    run.send(SIGTERM)
    #expect(run.wait() == 143)
  }
}
