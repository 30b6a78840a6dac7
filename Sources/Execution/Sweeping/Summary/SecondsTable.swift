internal import Results

/// `seconds.csv`: how long each trial took, which no other table tells.
enum SecondsTable {
  static func bytes(_ results: SweepResults) -> [UInt8] {
    var rows = CSVRows()
    for column in ["trial", "id", "seconds"] { rows.append(column) }
    rows.endRow()
    for trial in results.trials {
      rows.append(trial.number)
      rows.append(trial.id)
      rows.append(trial.record?.seconds)
      rows.endRow()
    }
    return rows.bytes
  }
}
