import Foundation
import TestSupport
import Testing

/// Several processes on one experiment.
@Suite struct RaceTests {
  static let spec = """
    data: {dataset: normal, samples: 20, shape: 3, batch_size: 5}
    model: [linear: 1]
    loss: mean
    optimizer: {type: sgd, lr: 0.1}
    train: {steps: 20000, log_every: 1st, checkpoint_every: 100st}
    """

  /// Waits until a run has been saved, and stops its process where it stands.
  private func hold(_ runs: [StartedRunner], in folder: String) throws -> StartedRunner {
    let files = RunFiles(latestOf: "race", in: "\(folder)/results")
    for _ in 0..<6000 where files.bytes("checkpoint/state.safetensors") == nil {
      Thread.sleep(forTimeInterval: 0.01)
    }
    let lock = String(decoding: files.bytes(".lock") ?? Data(), as: UTF8.self)
    let words = lock.split(separator: " ")
    try #require(words.count == 4 && words[0] == "process")
    let holder = try #require(runs.first { "\($0.number)" == words[1] }, "\(lock)")
    holder.send(SIGSTOP)
    return holder
  }

  @Test func `of 32 processes started at once one runs and the others name it`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec.utf8), "race.yaml")
    let runs = try (0..<32).map { _ in try StartedRunner([file], in: folder.path) }
    let holder = try hold(runs, in: folder.path)
    let name = "process \(holder.number) on \(ProcessInfo.processInfo.hostName)"
    for run in runs where run !== holder {
      #expect(run.wait() == 75)
      #expect(try run.output().isEmpty)
      let errors = try run.errors()
      #expect(
        errors.hasPrefix("results/race/")
          && errors.hasSuffix(": error: \(name) runs this experiment\n"), "\(errors)")
    }
    holder.send(SIGCONT)
    #expect(holder.wait() == 0)
    let files = RunFiles(latestOf: "race", in: "\(folder.path)/results")
    let rows = String(decoding: try files.remains().metrics, as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 20_001)
    #expect(try files.result()["resumptions"] as? Int == 0)
    #expect(
      try files.names() == [
        ".lock", "checkpoint", "checkpoint/weights.safetensors", "metrics.csv", "plots",
        "plots/training.svg", "resolved.json", "result.json", "source.yaml", "spec.yaml",
      ])
    let results = try FileManager.default.contentsOfDirectory(
      atPath: "\(folder.path)/results/race")
    #expect(results.count == 2 && results.contains("latest"))
  }

  @Test func `after the holder was killed the next process goes on at once`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec.utf8), "race.yaml")
    let holder = try hold([StartedRunner([file], in: folder.path)], in: folder.path)
    #expect(try RunnerProcess([file], in: folder.path).status == 75)
    holder.send(SIGKILL)
    #expect(holder.wait() == -SIGKILL)
    let next = try RunnerProcess([file], in: folder.path)
    #expect(next.status == 0, "\(next.errors)")
    let files = RunFiles(latestOf: "race", in: "\(folder.path)/results")
    #expect(try files.result()["resumptions"] as? Int == 1)
  }
}
