internal import System
internal import Training

/// `confusion.csv` of a run that is done, where it is asked for: how often validation samples of each class
/// are given each class by the weights that the run keeps.
///
/// A row a class of the samples, which its first cell names; a column a class that the model gives.
struct ConfusionOutput: RunOutput {
  /// The file's name.
  static let name = "confusion.csv"
  /// What stands over the names of the rows.
  static let corner = "target"

  func begin(_ run: RunSession) throws(FileError) {
    // A process may have been killed before it could say that the run was done.
    if !run.isFirst { run.place.remove(Self.name) }
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard case .ended(let outcome, _) = ending, let table = outcome.summary.confusion else {
      return
    }
    var rows = CSVRows()
    for cell in [Self.corner] + table.classes { rows.append(cell) }
    rows.endRow()
    for (name, counts) in zip(table.classes, table.counts) {
      rows.append(name)
      for count in counts { rows.append(count) }
      rows.endRow()
    }
    try run.write(rows.bytes, to: run.folder.confusion)
  }
}
