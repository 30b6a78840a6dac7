internal import ArgumentParser
internal import Execution

/// `runner export parquet`: runs as one long table.
struct ExportParquetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parquet",
    abstract: "Write runs as a Parquet file.",
    discussion: """
      A row for each number of each metrics.csv: run (NAME/ID), name, id, seed, status, step, epoch, \
      metric (the column of metrics.csv), value; then a column for each value that differs between \
      the specs, by its path: numbers as DOUBLE, Booleans as BOOLEAN, all else as text, null where a \
      spec lacks it. Empty cells have no row.

        runner export parquet results/rates --out rates.parquet
        duckdb -c "select \\"optimizer.lr\\", min(value) from 'rates.parquet'
                   where metric = 'validation.loss' group by all"
      """)

  @OptionGroup var runs: ExportArguments
  @OptionGroup var target: ExportTarget

  func run() throws {
    try target.export("run") { out, warn in
      try ParquetExport.write(runs.paths, to: out, warn: warn)
    }
  }
}
