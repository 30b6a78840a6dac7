import Foundation
import TestSupport
import Testing

/// Runs that are killed or told to stop, any number of times, and resumed.
@Suite struct ResumeTests {
  /// A spec that draws on whatever a run carries from one update to the next.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let spec: String

    init(_ title: String, _ spec: String) {
      testDescription = title
      self.spec = spec
    }
  }

  static let cases = [
    Case(
      "sgd, momentum on a schedule, validation",
      """
      name: resumed
      data: {dataset: normal, samples: 300, shape: [30], classes: 4, batch_size: 16,
        validation: 0.2}
      model: [linear: 40, batch_norm1d, relu, linear: 4]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: {type: sgd, lr: 0.1, momentum: 0.9, groups: [{name: b, params: "*.bias"}]}
      scheduler: {type: one_cycle_policy, interval: step, lr: 0.2}
      train: {epochs: 40, log_every: 7st, checkpoint_every: 3st}
      """),
    Case(
      "adamw, dropout, augmentation, averages, the best weights, what is measured in training",
      """
      name: resumed
      data: {dataset: normal, samples: 120, shape: [1, 8, 8], classes: 3, batch_size: 16,
        validation: 0.25, augment: [random_crop: {padding: 1}, random_horizontal_flip: {p: 0.5}]}
      model: [conv2d: {out_channels: 4, kernel_size: 3}, batch_norm2d, relu, dropout: 0.3,
        flatten, linear: 3]
      loss: {cross_entropy: {label_smoothing: 0.1}}
      metrics: {validation: [accuracy], train: [accuracy], groups: [gradient_norm, update_ratio]}
      optimizer: {type: adamw, lr: 0.003, weight_decay: 0.01}
      scheduler: {type: lambda, lr: "0.97 ** epoch"}
      train: {epochs: 40, accumulate: 2, ema: 0.9, keep_best: true, early_stopping: 30,
        checkpoint_every: 2st}
      """),
    Case(
      "a plateau, batches that grow",
      """
      name: resumed
      data: {dataset: normal, samples: 150, shape: [12], classes: 3, validation: 0.2,
        batch_size: "min(64, 8 * 2 ** (epoch // 20))"}
      model: [linear: 16, relu, dropout: 0.2, linear: 3]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: {type: rmsprop, lr: 0.01}
      scheduler: {type: reduce_on_plateau, patience: 1, factor: 0.5}
      train: {epochs: 80, checkpoint_every: 7st}
      """),
    Case(
      "nadam with a product of momenta, gradients clipped",
      """
      name: resumed
      data: {dataset: normal, samples: 200, shape: [20], outputs: 2, batch_size: 32}
      model: [linear: 30, tanh, linear: 2]
      loss: mse
      optimizer: {type: nadam, lr: 0.01}
      train: {steps: 2000, log_every: 10st, clip_grad_norm: 1, checkpoint_every: 5st}
      """),
    Case(
      "a body with fixed statistics that is unfrozen on the way, batches that grow, averages",
      """
      name: resumed
      data: {dataset: normal, samples: 150, shape: [1, 6, 6], classes: 3, validation: 0.2,
        batch_size: "min(64, 8 * 2 ** (epoch // 20))"}
      model: [conv2d: {out_channels: 16, kernel_size: 3}, batch_norm2d, relu, flatten, linear: 16,
        batch_norm1d, relu, linear: 3]
      loss: cross_entropy
      metrics: {validation: [accuracy], groups: [gradient_norm, update_norm]}
      optimizer:
        type: adamw
        lr: 0.01
        groups:
          - {name: body, params: ["0.*", "1.*"], frozen_statistics: true, unfreeze: 37ep}
          - {name: norms, layers: batch_norm1d, unfreeze: 20%}
      scheduler: {type: cosine_annealing, interval: step}
      train: {epochs: 60, accumulate: 2, clip_grad_norm: 0.5, ema: 0.9, keep_best: true,
        checkpoint_every: 3st}
      """),
  ]

  private static func files(_ folder: TemporaryFolder) -> RunFiles {
    RunFiles(latestOf: "resumed", in: "\(folder.path)/results")
  }

  /// What a run that is done has left.
  private static func remains(_ folder: TemporaryFolder) throws -> RunFiles.Remains {
    #expect(try files(folder).result()["status"] as? String == "done")
    return try files(folder).remains()
  }

  /// Saving takes most of the time of such small runs, and how often it is done does not count.
  private static let unsaved = ["--set", "train.checkpoint_every=never"]

  private static func undisturbed(_ spec: String) throws -> RunFiles.Remains {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    let run = try RunnerProcess([file] + unsaved, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return try remains(folder)
  }

  /// Waits until a process has begun, and has saved the run so often.
  private static func wait(
    _ command: StartedRunner, saves: Int, in folder: TemporaryFolder
  ) {
    let files = files(folder)
    let name = Data("process \(command.number) ".utf8)
    command.wait { files.bytes(".lock")?.starts(with: name) ?? false }
    var (last, seen) = (files.version("checkpoint/state.safetensors"), 0)
    command.wait {
      let version = files.version("checkpoint/state.safetensors")
      if version != last { seen += 1 }
      last = version
      return seen >= saves
    }
  }

  /// Runs a spec again and again, each time with a signal once it has got somewhere, until it is done.
  ///
  /// - Returns: How often it was interrupted.
  private static func disturb(
    _ spec: String, by signal: Int32, in folder: TemporaryFolder, atMost times: Int, seed: UInt64
  ) throws -> Int {
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    var random = SplitMix(state: seed)
    for interruptions in 0..<times {
      let command = try StartedRunner([file, "--quiet"], in: folder.path)
      wait(command, saves: Int.random(in: 0...3, using: &random), in: folder)
      command.send(signal)
      let status = command.wait()
      if status == 0 { return interruptions }
      #expect(signal == SIGKILL ? status == -SIGKILL : [143, -SIGTERM].contains(status))
    }
    let last = try RunnerProcess([file, "--quiet"] + unsaved, in: folder.path)
    #expect(last.status == 0, "\(last.errors)")
    return times
  }

  @Test func `a hundred kills leave no trace`() throws {
    // Long enough that it is not done before.
    let spec = Self.cases[0].spec.replacing("epochs: 40", with: "epochs: 1500")
    let whole = try Self.undisturbed(spec)
    let folder = try TemporaryFolder()
    #expect(try Self.disturb(spec, by: SIGKILL, in: folder, atMost: 100, seed: 100) == 100)
    #expect(try Self.remains(folder) == whole)
  }

  @Test(arguments: cases, [SIGKILL, SIGTERM])
  func `a run that is interrupted wherever it is leaves what an undisturbed one leaves`(
    _ item: Case, _ signal: Int32
  ) throws {
    let whole = try Self.undisturbed(item.spec)
    let folder = try TemporaryFolder()
    let interruptions = try Self.disturb(
      item.spec, by: signal, in: folder, atMost: 20, seed: UInt64(signal))
    #expect(interruptions > 0)
    #expect(try Self.remains(folder) == whole)
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: "\(folder.path)/results/resumed")
    #expect(!names.contains { $0.contains(".tmp-") || $0.hasSuffix("state.safetensors") })
  }

  @Test func `a run told to stop says so, and says how to resume it`() throws {
    let folder = try TemporaryFolder()
    let spec = Self.cases[0].spec.replacing("epochs: 40", with: "epochs: 1000000")
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    // What the tests were started with, perhaps in the background of a script, does not count.
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
    let files = Self.files(folder)
    for (number, status, name) in [(SIGINT, Int32(130), "SIGINT"), (SIGTERM, 143, "SIGTERM")] {
      let command = try StartedRunner([file], in: folder.path)
      Self.wait(command, saves: 1, in: folder)
      command.send(number)
      #expect(command.wait() == status)
      let output = try command.output()
      #expect(output.contains("interrupted by \(name) after "))
      #expect(output.hasSuffix("run the same command to resume\n"))
      #expect(try files.result()["status"] as? String == "interrupted")
    }
    #expect(try files.result()["resumptions"] as? Int == 1)
  }

  @Test func `a checkpoint of another format or experiment is refused, with both named`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.cases[3].spec.utf8), "spec.yaml")
    let run = try RunnerProcess([file, "--set", "train.steps=20"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let place = RunFiles(latestOf: "resumed", in: "\(folder.path)/results").path
    let changes: [(String, String)] = [
      (
        #"{"runner.format":"4"}"#,
        "the checkpoint is of format 4; this runner reads formats 1 to 3"
      ),
      (#"{}"#, "the checkpoint is of format unknown; this runner reads formats 1 to 3"),
      (
        #"{"runner.format":"2","runner.experiment":"other/0123"}"#,
        "the checkpoint is of other/0123, not of resumed/"
      ),
      (#"["#, "error: "),
    ]
    // As after a kill: the result says that it is running.
    let result = try String(contentsOfFile: "\(place)/result.json", encoding: .utf8)
    try result.replacing(#""status": "done""#, with: #""status": "running""#)
      .write(toFile: "\(place)/result.json", atomically: true, encoding: .utf8)
    for (metadata, message) in changes {
      let header = Array("{\"__metadata__\":\(metadata)}".utf8)
      let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) }
      try Data(length + header).write(
        to: URL(fileURLWithPath: "\(place)/checkpoint/state.safetensors"))
      let again = try RunnerProcess([file, "--set", "train.steps=20"], in: folder.path)
      #expect(again.status == 65)
      #expect(again.errors.contains(message), "\(again.errors)")
      #expect(again.errors.contains("remove it to begin again, or use --force"))
    }
  }
}
