internal import Exports
internal import JSON
internal import Messages
internal import Results
internal import System

/// Runs as MLflow's file store, an experiment a name.
package enum MLflowExport {
  /// Writes `FOLDER/mlruns/EXPERIMENT/RUN/…` for the runs at some paths, which `mlflow migrate-filestore
  /// --source FOLDER` takes into a database.
  ///
  /// - Returns: How many runs were written.
  /// - Throws: `Problem`; there is no folder then.
  package static func write(
    _ paths: [String], to folder: String, warn: (Problem) -> Void
  ) throws(Problem) -> Int {
    let runs = try ExportedRun.all(at: paths, warn: warn)
    var numbers: [String: Int] = [:]
    try ExportFolder.write(to: folder) { (folder) throws(Problem) in
      for run in runs {
        try Problem.catching { () throws(FileError) in
          if numbers[run.run.name] == nil {
            let number = numbers.count + 1
            numbers[run.run.name] = number
            let text = MLflowRun.experiment(
              number, name: run.run.name, created: milliseconds(run.started))
            try folder.write(Array(text.utf8), to: "mlruns/\(number)/meta.yaml")
          }
          try write(run, numbers[run.run.name] ?? 0, to: folder)
        }
      }
    }
    return runs.count
  }

  private static func write(
    _ run: ExportedRun, _ experiment: Int, to folder: ExportFolder
  ) throws(FileError) {
    let id = id(of: run)
    for (path, text) in exported(run, id, experiment).files {
      try folder.write(Array(text.utf8), to: "mlruns/\(experiment)/\(id)/\(path)")
    }
  }

  private static func exported(_ run: ExportedRun, _ id: String, _ experiment: Int) -> MLflowRun {
    let found = run.run
    let hasEnded = found.status != .running
    var exported = MLflowRun(
      id: id, experiment: experiment, name: found.id, status: status(found.status),
      started: milliseconds(run.started), ended: hasEnded ? milliseconds(run.ended) : nil)
    for (name, value) in run.values {
      switch value {
      case .number(let number): exported.addParameter(name, number.plainText)
      case .text(let text): exported.addParameter(name, text)
      case .flag(let flag): exported.addParameter(name, "\(flag)")
      }
    }
    for (name, text) in [("status", found.status.rawValue), ("path", found.path)] {
      exported.addTag("runner.\(name)", text)
    }
    addMetrics(run, to: &exported)
    return exported
  }

  /// The columns of the table, and the best values of the summary at the last step.
  private static func addMetrics(_ run: ExportedRun, to exported: inout MLflowRun) {
    for (place, column) in run.columns.enumerated().dropFirst() {
      let points = run.rows.enumerated().compactMap { index, row -> MLflowRun.Point? in
        row[place].map {
          (milliseconds(run.seconds(ofRow: index)), $0, ExportedRun.step(of: row))
        }
      }
      if !points.isEmpty { exported.addMetric(column, points) }
    }
    guard case .object(let pairs)? = run.run.result["summary"] else { return }
    let step = run.rows.last.map(ExportedRun.step) ?? 0
    for (name, value) in pairs where name.hasPrefix("best.") && !name.hasSuffix(".step") {
      guard let number = value.asNumber else { continue }
      exported.addMetric(name, [(milliseconds(run.ended), number, step)])
    }
  }

  /// The same run has the same ID in every export.
  private static func id(of run: ExportedRun) -> String {
    var hash = SHA256()
    hash.update(Array(run.label.utf8))
    return String(hash.finalize().bytes.hexadecimal.prefix(32))
  }

  private static func status(_ status: RunStatus) -> MLflowRun.Status {
    switch status {
    case .running: .running
    case .done, .pruned: .finished
    case .diverged, .failed: .failed
    case .interrupted: .killed
    }
  }

  private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
}
