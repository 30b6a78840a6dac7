internal import Charts
internal import JSON
internal import Messages
internal import Results
internal import Sweeps

/// What has a curve a metric: the runs of a path or more that differ by their seeds alone, or a table.
struct PlottedCell {
  /// A run, or a table that belongs to none.
  struct Source {
    /// Where the table is.
    let path: String
    let table: NumberTable
    let run: FoundRun?

    /// Reads the table of a run, or one by itself.
    ///
    /// - Throws: `Problem` for one without steps that ascend from 0 on.
    init(_ bytes: [UInt8]?, at path: String, of run: FoundRun? = nil) throws(Problem) {
      guard let bytes else { throw Problem(at: path, Message.unreadTable, .missingInput) }
      (table, self.path, self.run) = (NumberTable(bytes), path, run)
      guard table.columns.contains("step") else {
        throw Problem(at: "\(path):1", Message.noSteps(table.columns), .invalidData)
      }
      guard Set(table.columns).count == table.columns.count else {
        throw Problem(at: "\(path):1", Message.repeatedColumns, .invalidData)
      }
      var last = -1.0
      for step in table.numbers(of: "step") {
        guard let step, step >= 0, step >= last, step <= 1e15 else {
          throw Problem(at: path, Message.unorderedSteps, .invalidData)
        }
        last = step
      }
    }
  }

  /// Its runs, one a seed, or its table.
  let sources: [Source]
  /// The values of its spec by which cells are told apart, by their paths; none of a table.
  let values: [(path: String, value: JSONValue)]

  /// The tables of those that count.
  var tables: [NumberTable] { sources.map(\.table) }

  /// The curve of a column; nil where nothing finite was measured.
  func curve(_ column: String) -> MeasuredCurve? {
    tables.contains { $0.columns.contains(column) } ? MeasuredCurve(tables, column: column) : nil
  }

  /// The cells of runs, in their order, of which each seed counts once: those that are done, where there
  /// are any, since a mean would end where a run was stopped.
  ///
  /// - Throws: `Problem` for a table that cannot be read.
  static func cells(
    of runs: [FoundRun], warn: (Problem) -> Void
  ) throws(Problem) -> [PlottedCell] {
    var cells: [PlottedCell] = []
    for group in ComparedCells.groups(runs) {
      let done = group.filter { $0.status == .done }
      let shown = done.isEmpty || group.count == 1 ? group : done
      for run in group where !shown.contains(where: { $0.path == run.path }) {
        warn(Problem(at: run.path, Message.unaveragedRun(run.status.rawValue), nil))
      }
      let cell = ComparedCell("", "", shown.map { ComparedRun(run: $0, phase: .searched) })
      var sources: [Source] = []
      for run in cell.runs.map(\.run) {
        let path = "\(run.path)/metrics.csv"
        let bytes = run.bytes(of: "metrics.csv")
        // One of several that has no table yet takes nothing from the others.
        if bytes == nil, runs.count > 1 {
          warn(Problem(at: path, Message.unreadTable, nil))
        } else {
          sources.append(try Source(bytes, at: path, of: run))
        }
      }
      if !sources.isEmpty { cells.append(PlottedCell(sources: sources, values: cell.values)) }
    }
    return cells
  }
}
