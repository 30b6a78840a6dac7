import JSON
import Results
import Sweeps
import Testing

@testable import Execution

/// The results of a sweep that was not run.
struct SampleResults {
  var axes = ["optimizer.lr"]
  var cells: [SweepResults.Cell] = []
  var trials: [SweepResults.TrialResult] = []
  var design = SweepResults.Design.grid(.axis(1))
  var hasPhases = false
  var hasSeeds = true

  /// A cell of numbers, each in the order of the axes; nil where it does not have an axis.
  mutating func addCell(_ values: Double?..., number: Int? = nil, isDropped: Bool = false) {
    cells.append(
      SweepResults.Cell(
        number: number ?? cells.count,
        values: values.map { $0.map { SweepResults.Value(line: "\($0)", json: .number($0)) } },
        isDropped: isDropped))
  }

  /// Trials of a cell that are done, of seeds from one on.
  mutating func add(
    _ accuracies: [Double], to cell: Int, from seed: Int = 0, _ phase: TrialPhase = .searched
  ) {
    for (place, accuracy) in accuracies.enumerated() {
      let summary = [
        TrialRecord.Measure(name: "steps", value: 20),
        TrialRecord.Measure(name: "validation.accuracy", value: accuracy),
      ]
      add(.done, summary, to: cell, seed: seed + place, phase)
    }
  }

  mutating func add(
    _ status: RunStatus?, _ summary: [TrialRecord.Measure] = [], message: String? = nil,
    to cell: Int, seed: Int = 0, _ phase: TrialPhase = .searched
  ) {
    let id = "id\(trials.count)"
    let record = status.map {
      TrialRecord(id: id, status: $0, message: message, summary: summary, seconds: 0.5)
    }
    trials.append(
      .init(
        number: trials.count, cell: cell, id: id, seed: hasSeeds ? seed : nil, phase: phase,
        record: record))
  }

  /// The results, compared by the accuracy, of which more is better.
  func results() throws -> SweepResults {
    let spec = try SampleSpec(
      SampleSpec.text + "\nsweep: {repeats: 2, objective: validation.accuracy}")
    guard case .sweep(let sweep) = try Preparation.spec(path: spec.path) else {
      throw CancellationError()
    }
    return SweepResults(
      name: "sample", id: "0123456789ab", goal: sweep.goal, axes: axes, cells: cells,
      trials: trials, design: design, hasPhases: hasPhases)
  }

  func lines() throws -> [String] { SweepTables(try results()).best }

  func text(_ name: String) throws -> String {
    let file = try #require(SweepTables(try results()).files.first { $0.name == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  func document() throws -> JSONValue {
    try JSONValue(parsing: Array(try text("summary.json").utf8))
  }
}
