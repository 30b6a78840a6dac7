internal import Experiments
internal import Results
internal import Sweeps

/// `trials.csv`: a row a trial with its values, how it stands and what was measured.
enum TrialsTable {
  static func bytes(_ results: SweepResults) -> [UInt8] {
    let names = measures(results)
    let seedAxis = results.axes.firstIndex(of: SweepSection.seed)
    let hasSeeds = seedAxis == nil && results.trials.contains { $0.seed != nil }
    let columns =
      (hasSeeds ? [SweepSection.seed] : []) + (results.hasPhases ? ["phase"] : []) + ["status"]
    var rows = CSVRows()
    for column in ["trial", "id", "cell"] + results.axes + columns + names { rows.append(column) }
    rows.endRow()
    for trial in results.trials {
      let cell = results.cells[trial.cell]
      rows.append(trial.number)
      rows.append(trial.id)
      rows.append(cell.number)
      for (axis, value) in cell.values.enumerated() {
        // An axis of seeds has the first of a cell.
        let own = axis == seedAxis ? trial.seed : nil
        rows.append(own.map(String.init) ?? value?.cell ?? "")
      }
      if hasSeeds { rows.append(trial.seed.map(String.init) ?? "") }
      if results.hasPhases { rows.append(trial.phase.rawValue) }
      rows.append(trial.record?.status.rawValue ?? "")
      append(trial.record?.summary ?? [], by: names, to: &rows)
      rows.endRow()
    }
    return rows.bytes
  }

  /// The names of what was measured, in the order of their first trials.
  private static func measures(_ results: SweepResults) -> [String] {
    var (names, known): ([String], Set<String>) = ([], [])
    for trial in results.trials {
      let summary = trial.record?.summary ?? []
      // Most trials have what the first one has.
      if zip(summary, names).allSatisfy({ $0.name == $1 }), summary.count <= names.count {
        continue
      }
      for measure in summary where known.insert(measure.name).inserted {
        names.append(measure.name)
      }
    }
    return names
  }

  private static func append(
    _ summary: [TrialRecord.Measure], by names: [String], to rows: inout CSVRows
  ) {
    for (place, name) in names.enumerated() {
      let isInPlace = place < summary.count && summary[place].name == name
      let measure = isInPlace ? summary[place] : summary.first { $0.name == name }
      rows.append(number: measure?.value)
    }
  }
}

extension CSVRows {
  /// Appends a number that may be whole.
  fileprivate mutating func append(number: Double?) {
    if let number, let whole = Int(exactly: number) { append(whole) } else { append(number) }
  }
}
