internal import Exports
internal import Results
internal import System

/// Runs as event files of TensorBoard, a folder a run.
package enum TensorBoardExport {
  /// Writes `FOLDER/NAME/ID/events…` for each of the runs at some paths.
  ///
  /// The same results have the same bytes. Of several runs the HParams are the values that differ
  /// between them, of one run all.
  ///
  /// - Returns: How many runs were written.
  /// - Throws: `Problem`; there is no folder then.
  package static func write(
    _ paths: [String], to folder: String, warn: (Problem) -> Void
  ) throws(Problem) -> Int {
    let runs = try ExportedRun.all(at: paths, warn: warn)
    let paths = DifferingValues(runs.map(\.values)).paths
    let differing = paths.isEmpty ? nil : Set(paths)
    try ExportFolder.write(to: folder) { (folder) throws(Problem) in
      for run in runs {
        try Problem.catching { () throws(FileError) in
          try folder.write(
            bytes(run, differing), to: "\(run.label)/\(RunEvents.fileName)")
        }
      }
    }
    return runs.count
  }

  private static func bytes(_ run: ExportedRun, _ differing: Set<String>?) -> [UInt8] {
    let values = run.values.filter { differing?.contains($0.name) ?? true }
    var bytes = RunEvents.head(
      values, columns: run.columns, run: run.label, started: run.started)
    for (index, row) in run.rows.enumerated() {
      bytes += RunEvents.row(row, columns: run.columns, seconds: run.seconds(ofRow: index))
    }
    let step = run.rows.last.map(ExportedRun.step) ?? 0
    return bytes + RunEvents.end(run.run.status, step: step, seconds: run.ended)
  }
}
