import Foundation
import TestSupport

/// A spec with a sweep in a folder of its own, and what its trials leave.
final class SweepFiles {
  /// What must be the same however a sweep came to its end.
  struct Remains: Equatable {
    let trials: String
    let summary: String
    let document: String
    /// The metrics of each run by its folder.
    let metrics: [String: Data]
  }

  let folder: TemporaryFolder

  init(_ sweep: String, _ results: String = "{}", steps: Int = 20) throws {
    folder = try TemporaryFolder()
    let text = """
      name: s
      data: {dataset: normal, samples: 40, shape: 3, batch_size: 5}
      model: [linear: 4, relu, linear: 1, sigmoid]
      loss: mean
      optimizer: {type: sgd, lr: 0.1}
      train: {steps: \(steps), log_every: 10st, checkpoint_every: 50st}
      results: \(results)
      sweep: \(sweep)

      """
    _ = try folder.write(Array(text.utf8), "s.yaml")
  }

  func run(_ arguments: String..., out: String = "out") throws -> RunnerProcess {
    try RunnerProcess(arguments + ["s.yaml", "--out", out], in: folder.path)
  }

  func start(_ arguments: String..., out: String = "out") throws -> StartedRunner {
    try StartedRunner(arguments + ["s.yaml", "--out", out], in: folder.path)
  }

  /// The names of the runs' folders.
  func runs(_ out: String = "out") -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(out)/s")
    return (names ?? []).filter { $0.count == 12 }.sorted()
  }

  /// The folder of the only sweep.
  func sweep(_ out: String = "out") throws -> String {
    let path = "\(folder.path)/\(out)/s/sweeps"
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return "\(path)/\(names.filter { !$0.hasPrefix(".") }.joined())"
  }

  /// A file of a run.
  func bytes(_ run: String, _ name: String, _ out: String = "out") -> Data? {
    FileManager.default.contents(atPath: "\(folder.path)/\(out)/s/\(run)/\(name)")
  }

  func text(_ name: String, _ out: String = "out") throws -> String {
    try String(contentsOfFile: "\(sweep(out))/\(name)", encoding: .utf8)
  }

  func remains(_ out: String = "out") throws -> Remains {
    var metrics: [String: Data] = [:]
    for run in runs(out) {
      metrics[run] = FileManager.default.contents(
        atPath: "\(folder.path)/\(out)/s/\(run)/metrics.csv")
    }
    return Remains(
      trials: try text("trials.csv", out), summary: try text("summary.csv", out),
      document: try text("summary.json", out), metrics: metrics)
  }

  /// How many trials have a record in the journals, or are claimed.
  func begunCount(_ out: String = "out") -> Int {
    let files = FileManager.default
    let claims = try? files.contentsOfDirectory(
      atPath: "\(folder.path)/\(out)/s/sweeps/.claims")
    guard let journal = try? "\(sweep(out))/journal",
      let names = try? files.contentsOfDirectory(atPath: journal)
    else { return 0 }
    return names.reduce(claims?.count { $0.count == 12 } ?? 0) { count, name in
      let text = try? String(contentsOfFile: "\(journal)/\(name)", encoding: .utf8)
      return count + (text?.split(separator: "\n").count { $0.hasPrefix("{\"id\":") } ?? 0)
    }
  }

  /// Kills a process; false if it had ended before: one that has been stopped had not.
  static func killLiving(_ process: Int32) -> Bool {
    var state: Character?
    kill(process, SIGSTOP)
    repeat {
      usleep(200)
      let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      state = text?.split(separator: ")").last?.dropFirst().first
    } while state.map { !"TZX".contains($0) } ?? false
    kill(process, SIGKILL)
    return state == "T"
  }

  /// The workers of a process.
  static func workers(of process: Int32) -> [Int32] {
    let path = "/proc/\(process)/task/\(process)/children"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: " ").compactMap { Int32($0) }
  }
}
