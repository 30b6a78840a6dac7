internal import Results
internal import Sweeps

/// `summary.csv`: a row a cell with its values and what the objective of its trials comes to.
enum CellsTable {
  static func bytes(_ summary: SweepSummary) -> [UInt8] {
    let results = summary.results
    let phase = results.hasPhases ? ["phase"] : []
    let columns = ["n", "mean", "sd", "low", "high", "min", "max", "rank"]
    var rows = CSVRows()
    for column in ["cell"] + results.axes + phase + columns { rows.append(column) }
    rows.endRow()
    for (place, cell) in results.cells.enumerated() {
      rows.append(cell.number)
      for value in cell.values { rows.append(value?.cell ?? "") }
      if results.hasPhases { rows.append(summary.ranking.values[place].phase.rawValue) }
      append(summary.ranking.statistics[place], to: &rows)
      rows.append(summary.ranking.ranks[place].map(String.init) ?? "")
      rows.endRow()
    }
    return rows.bytes
  }

  private static func append(_ statistics: CellStatistics?, to rows: inout CSVRows) {
    rows.append(statistics?.count ?? 0)
    let (interval, range) = (statistics?.interval, statistics?.range)
    for value in [
      statistics?.mean, statistics?.deviation, interval?.lowerBound, interval?.upperBound,
      range?.lowerBound, range?.upperBound,
    ] { rows.append(value) }
  }
}
