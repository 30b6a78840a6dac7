internal import Exports
internal import Messages
internal import Results

/// Runs as a Parquet file in long form: a row a run, a row of its `metrics.csv` and a column of that.
///
/// The README of `Exports` lists the columns.
package struct ParquetExport {
  private typealias Cells = [ParquetCell?]

  private static let format = "1"
  private static let fixed = [
    ParquetColumn("run", .text), ParquetColumn("name", .text), ParquetColumn("id", .text),
    ParquetColumn("seed", .unsigned, isOptional: true), ParquetColumn("status", .text),
    ParquetColumn("step", .integer), ParquetColumn("epoch", .integer, isOptional: true),
    ParquetColumn("metric", .text), ParquetColumn("value", .number),
  ]

  private let differing: DifferingValues
  private let columns: [ParquetColumn]
  private var file: ParquetFile

  /// Writes the rows of the runs at some paths, a run after the other.
  ///
  /// - Returns: How many runs were written.
  /// - Throws: `Problem`; there is no new file then.
  package static func write(
    _ paths: [String], to out: String, warn: (Problem) -> Void
  ) throws(Problem) -> Int {
    let found = try FoundRuns.all(at: paths)
    var (export, count) = (ParquetExport(found), 0)
    try PictureFile.write(to: out) { (write) throws(Problem) in
      count = try ExportedRun.forEach(found, at: paths, warn: warn) { (run) throws(Problem) in
        try export.append(run, write)
      }
      try write(export.file.finish())
    }
    return count
  }

  private init(_ runs: [FoundRun]) {
    let differing = DifferingValues(runs.map(ExportedRun.values))
    // Seeds have a column where runs have the same, too.
    columns = differing.paths.filter { $0 != "seed" }.map {
      ParquetColumn($0, differing.kind(of: $0), isOptional: true)
    }
    self.differing = differing
    file = ParquetFile(Self.fixed + columns, facts: [("format", Self.format)])
  }

  private mutating func append(
    _ run: ExportedRun, _ write: ([UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    let (found, values) = (run.run, cells(of: run))
    let seed = found.seed.flatMap { UInt64($0) }.map { ParquetCell.word($0) }
    let start: Cells =
      [run.label, found.name, found.id].map { .text($0) } + [seed, .text(found.status.rawValue)]
    let epoch = run.columns.firstIndex(of: "epoch")
    let metrics = run.columns.indices.dropFirst().filter { $0 != epoch }
      .map { (place: $0, name: ParquetCell.text(run.columns[$0])) }
    for row in run.rows {
      let epoch = epoch.flatMap { row[$0] }.flatMap { Int(exactly: $0) }
      let time: Cells = [.integer(ExportedRun.step(of: row)), epoch.map { .integer($0) }]
      for metric in metrics {
        guard let value = row[metric.place] else { continue }
        let bytes = file.append(start + time + [metric.name, .number(value)] + values)
        if !bytes.isEmpty { try write(bytes) }
      }
    }
  }

  /// What the run has of what differs.
  private func cells(of run: ExportedRun) -> Cells {
    let values = Dictionary(run.values.map { ($0.name, $0.value) }) { first, _ in first }
    return columns.map { column in values[column.name].map { Self.cell($0, column.kind) } }
  }

  /// A value in a column of values of other kinds, too, is a text.
  private static func cell(
    _ value: HyperparameterEvents.Value, _ kind: ParquetColumn.Kind
  ) -> ParquetCell {
    switch value {
    case .number(let number): kind == .text ? .text(number.plainText) : .number(number)
    case .flag(let flag): kind == .text ? .text("\(flag)") : .flag(flag)
    case .text(let text): .text(text)
    }
  }
}
