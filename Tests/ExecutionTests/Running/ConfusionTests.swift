import Foundation
import JSON
import Results
import System
import TestSupport
import Testing

@testable import Execution

/// What a run leaves in `confusion.csv`.
@Suite struct ConfusionTests {
  private let spec: SampleSpec
  private static let metrics = "metrics=[accuracy, confusion_matrix]"

  init() throws { spec = try SampleSpec() }

  private func run(_ overrides: [String], until stop: Int = .max) throws -> RunFolder {
    var asked = 0
    let run = try spec.run([Self.metrics, "train.checkpoint_every=never"] + overrides)
    let folder = RunFolder(root: spec.results, name: "sample", id: run.identity.id)
    _ = ExperimentRun(run, in: spec.results).run(
      show: { _ in },
      stopSignal: {
        asked += 1
        return asked > stop ? .terminate : nil
      })
    return folder
  }

  private func table(_ folder: RunFolder) throws -> CSVTable {
    CSVTable(Array(try Data(contentsOf: URL(filePath: "\(folder.path)/confusion.csv"))))
  }

  private func hasTable(_ folder: RunFolder) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder.path)/confusion.csv")
  }

  @Test(arguments: ["false", "true"])
  func `it counts the validation samples by the weights that the run keeps`(
    _ keepBest: String
  ) throws {
    let keeps = [
      "train.keep_best=\(keepBest)", "train.monitor=accuracy", "train.evaluate_every=1st",
    ]
    let folder = try run(keeps)
    let table = try table(folder)
    #expect(table.columns == ["target", "0", "1", "2"])
    #expect(table.rows.map { $0.first } == ["0", "1", "2"])
    let counts = table.rows.map { $0.dropFirst().compactMap { Int($0) } }
    #expect(counts.allSatisfy { $0.count == 3 })
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    let all = counts.joined().reduce(0, +)
    let key = keepBest == "true" ? "best.validation.accuracy" : "validation.accuracy"
    let result = try JSONValue(
      parsing: Array(try Data(contentsOf: URL(filePath: "\(folder.path)/result.json"))))
    #expect(all == 10)
    #expect(try result["summary"]?.value(key) == Double(right) / Double(all))
  }

  @Test func `an interrupted run has none, and one that goes on has that of one in one go`() throws
  {
    let folder = try run(["seed=3"])
    let whole = try table(folder)
    try FileManager.default.removeItem(atPath: folder.path)
    #expect(!hasTable(try run(["seed=3"], until: 7)))
    #expect(try table(run(["seed=3"])) == whole)
  }

  @Test func `a run that has diverged has none, nor one that was not asked`() throws {
    #expect(!hasTable(try run(["optimizer.lr=1e38", "scheduler=null", "model=[linear: 3]"])))
    #expect(!hasTable(try run(["metrics=[accuracy]"])))
    #expect(!hasTable(try run(["data.validation=null"])))
  }
}
