import Foundation
import TestSupport
import Testing

/// Runs whose batches change in size, or whose learning rates fall on a plateau.
@Suite struct FeedbackRunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func spec(
    _ name: String, batchSize: String, scheduler: String = "null", train: String = "{epochs: 6}"
  ) throws -> String {
    let text = """
      data: {dataset: normal, samples: 50, shape: 3, outputs: 2, batch_size: \(batchSize), \
      validation: 0.2}
      model: [linear: 4, tanh, dropout: 0.25, linear: 2]
      loss: mse
      metrics: [r2]
      optimizer: {type: sgd, lr: 0.2, momentum: 0.9}
      scheduler: \(scheduler)
      train: \(train)
      """
    return try folder.write(Array(text.utf8), "\(name).yaml")
  }

  private func metrics(of file: String) throws -> String {
    let run = try RunnerProcess([file, "--quiet"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let name = try #require(file.split(separator: "/").last).dropLast(5)
    return try String(
      contentsOfFile: RunFiles(latestOf: String(name), in: "\(folder.path)/results").path
        + "/metrics.csv",
      encoding: .utf8)
  }

  private func column(_ name: String, of table: String) throws -> [Substring] {
    let rows = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let place = try #require(rows[0].firstIndex(of: name[...]))
    return rows.dropFirst().map { $0[place] }
  }

  @Test(arguments: ["\"7 + 0 * epoch\"", "[7, 7, 7, 7, 7, 7]", "\"14 // 2\""])
  func `a size that never changes gives the bytes of its number`(_ size: String) throws {
    let scheduler = "{type: one_cycle_policy, lr: 0.1, interval: step}"
    let number = try metrics(of: spec("number", batchSize: "7", scheduler: scheduler))
    #expect(try metrics(of: spec("other", batchSize: size, scheduler: scheduler)) == number)
    #expect(!number.contains("batch_size"))
  }

  @Test
  func `a size that changes has a column in metrics and in the schedule, and steps of its own`()
    throws
  {
    // 40 samples to train on: epochs of 10, 10, 5, 5, 3 and 3 updates.
    let file = try spec(
      "grows", batchSize: "\"min(16, 4 * 2 ** (epoch // 2))\"",
      scheduler: "{type: linear, interval: step, start_factor: 1, end_factor: 0, total_iters: 35}")
    let table = try metrics(of: file)
    #expect(try column("batch_size", of: table) == ["4", "4", "8", "8", "16", "16"])
    #expect(try column("step", of: table) == ["9", "19", "24", "29", "32", "35"])
    #expect(try column("epoch", of: table) == ["0", "1", "2", "3", "4", "5"])
    let losses = try column("train.loss", of: table)
    #expect(Set(losses).count == 6)

    let schedule = try RunnerProcess(["schedule", file], in: folder.path)
    #expect(schedule.status == 0 && schedule.errors.isEmpty, "\(schedule.errors)")
    let rates = try column("lr.default", of: schedule.output)
    #expect(rates.count == 36 && rates[35] == "0.0")
    #expect(try column("lr.default", of: table) == [9, 19, 24, 29, 32, 35].map { rates[$0] })
    #expect(
      try column("batch_size", of: schedule.output)
        == [("4", 20), ("8", 10), ("16", 6)].flatMap { Array(repeating: $0.0[...], count: $0.1) })
    #expect(try metrics(of: file) == table)
  }

  /// No file is read for that: made-up samples are counted all the same.
  @Test func `a schedule by steps shows the epochs where they can be counted without reading`()
    throws
  {
    for (data, epochs) in [
      (
        "{dataset: normal, samples: 20, shape: 3, outputs: 1, batch_size: 8}",
        ["0", "0", "0", "1", "1"]
      ),
      (
        "{dataset: csv, path: missing.csv, target: y, batch_size: 8}",
        .init(repeating: "", count: 5)
      ),
    ] {
      let text = """
        data: \(data)
        optimizer: {type: sgd, lr: 0.5}
        loss: mse
        train: {steps: 5}
        """
      let file = try folder.write(Array(text.utf8), "counted.yaml")
      let schedule = try RunnerProcess(["schedule", file], in: folder.path)
      #expect(schedule.status == 0 && schedule.errors.isEmpty, "\(schedule.errors)")
      #expect(try column("epoch", of: schedule.output).map(String.init) == epochs)
    }
  }

  @Test func `a schedule by epochs shows batch sizes without any data`() throws {
    let text = """
      data: {dataset: csv, path: missing.csv, target: y, batch_size: [8, 8, 32]}
      optimizer: {type: sgd, lr: 0.5}
      train: {epochs: 3}
      """
    let file = try folder.write(Array(text.utf8), "alone.yaml")
    let schedule = try RunnerProcess(["schedule", file], in: folder.path)
    #expect(schedule.status == 0, "\(schedule.errors)")
    #expect(
      schedule.output == """
        step,epoch,lr.default,momentum.default,batch_size
        0,0,0.5,0.0,8
        1,1,0.5,0.0,8
        2,2,0.5,0.0,32

        """)
  }

  @Test func `a size that the samples cannot give is refused where it stands`() throws {
    let file = try spec("large", batchSize: "[8, 64, 8, 8, 8, 8]")
    for command in [["check", file], [file]] {
      let run = try RunnerProcess(command, in: folder.path)
      #expect(run.status == 65)
      #expect(
        run.errors.contains(
          ":1:76: error: data.batch_size.1: at epoch 1 a batch of 64 is more than the 40 samples"),
        "\(run.errors)")
    }
  }

  @Test func `learning rates fall after evaluations that were no better, and no others`() throws {
    let file = try spec(
      "plateau", batchSize: "8",
      scheduler: "{type: reduce_on_plateau, factor: 0.5, patience: 1, threshold: 0.01}",
      train: "{epochs: 30}")
    let table = try metrics(of: file)
    let losses = try column("validation.loss", of: table).map { try #require(Double($0)) }
    let rates = try column("lr.default", of: table).map { try #require(Double($0)) }
    // The rule, written out for these settings.
    var (rate, best, bad) = (0.2, Double.infinity, 0)
    for (loss, used) in zip(losses, rates) {
      #expect(used == rate)
      if loss < best * 0.99 { (best, bad) = (loss, 0) } else { bad += 1 }
      if bad > 1 { (rate, bad) = (rate / 2, 0) }
    }
    #expect(rate < 0.05)

    let schedule = try RunnerProcess(["schedule", file], in: folder.path)
    #expect(schedule.status == 0)
    #expect(try column("lr.default", of: schedule.output) == Array(repeating: "0.2", count: 30))
    #expect(schedule.errors.contains("warning: scheduler: lr depends on what the run measures"))
    let check = try RunnerProcess(["check", file], in: folder.path)
    #expect(check.status == 0 && check.errors.isEmpty)
  }
}
