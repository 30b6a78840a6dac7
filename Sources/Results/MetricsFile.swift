internal import System

/// The table of a run's measurements, on disk as soon as they are made.
package final class MetricsFile {
  /// A cell of a row.
  package enum Cell: Sendable, Equatable {
    /// A count.
    case integer(Int)
    /// A measurement.
    case number(Double)
    /// Nothing was measured.
    case empty
  }

  private let file: OutputFile
  private let width: Int
  /// The bytes of the header and all rows.
  package private(set) var length = 0
  private var rows = CSVRows()

  /// Makes the file, empty but for its header; an older one of that name is lost.
  ///
  /// - Throws: ``ResultsError``: `cannotCreate` if there can be no such file.
  package init(creating path: String, columns: [String]) throws(ResultsError) {
    width = columns.count
    file = try ResultsError.storing { () throws(FileError) in try OutputFile(path, .replacing) }
    for column in columns { rows.append(column) }
    try writeRow()
  }

  /// Goes on with a file, behind its first so many bytes; what follows them is cut off.
  ///
  /// - Throws: ``ResultsError``: `failed` if there is no such file, or it is shorter.
  package init(
    continuing path: String, columns: Int, length: Int
  ) throws(ResultsError) {
    width = columns
    self.length = length
    file = try ResultsError.storing { () throws(FileError) in
      let file = try OutputFile(path, .appending)
      let size = file.size ?? 0
      guard size >= length else {
        throw FileError(
          .failed, path: path,
          message: "has \(size) bytes, and the checkpoint follows on \(length)")
      }
      try file.cut(to: length)
      return file
    }
  }

  /// Appends a row as one record: after a failure the file ends with the row before it.
  ///
  /// - Throws: ``ResultsError`` with `failed`.
  package func append(_ cells: [Cell]) throws(ResultsError) {
    precondition(cells.count == width, "a row needs a cell for each column")
    for cell in cells {
      switch cell {
      case .integer(let number): rows.append(number)
      case .number(let number): rows.append(number)
      case .empty: rows.append(nil)
      }
    }
    try writeRow()
  }

  /// Waits until all rows are on the disk.
  ///
  /// - Throws: ``ResultsError`` with `failed`, also where the file has no name any more.
  package func synchronize() throws(ResultsError) {
    if file.isRemoved {
      throw ResultsError(
        .failed, path: file.path, message: "was removed while the run was using it")
    }
    try ResultsError.storing { () throws(FileError) in try file.synchronize() }
  }

  private func writeRow() throws(ResultsError) {
    rows.endRow()
    defer { rows.removeAll() }
    do throws(ResultsError) {
      try ResultsError.storing { () throws(FileError) in try file.write(rows.bytes) }
    } catch {
      // A full disk may have taken half of the row.
      try? file.cut(to: length)
      throw error
    }
    length += rows.bytes.count
  }
}
