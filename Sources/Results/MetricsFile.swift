#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Files

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

  /// Where the file is.
  package let path: String
  private let descriptor: CInt
  private let width: Int
  /// The bytes of the header and all rows.
  package private(set) var length = 0
  private var rows = CSVRows()

  /// Makes the file, empty but for its header; an older one of that name is lost.
  ///
  /// - Throws: ``ResultsError``: `cannotCreate` if there can be no such file.
  package init(creating path: String, columns: [String]) throws(ResultsError) {
    self.path = path
    width = columns.count
    // A link is refused, since what it leads to would be lost.
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_NOFOLLOW
    descriptor = try ResultsError.storing { () throws(FileError) in
      try SystemCall.open(path, flags, .cannotCreate)
    }
    for column in columns { rows.append(column) }
    try writeRow()
  }

  /// Goes on with a file, behind its first so many bytes; what follows them is cut off.
  ///
  /// - Throws: ``ResultsError``: `failed` if there is no such file, or it is shorter.
  package init(
    continuing path: String, columns: Int, length: Int
  ) throws(ResultsError) {
    self.path = path
    width = columns
    self.length = length
    let flags = O_WRONLY | O_APPEND | O_NOFOLLOW
    descriptor = try ResultsError.storing { () throws(FileError) in
      try SystemCall.open(path, flags, .failed)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int(status.st_size) >= length else {
      close(descriptor)
      throw ResultsError(
        .failed, path: path,
        message: "has \(status.st_size) bytes, and the checkpoint follows on \(length)")
    }
    guard ftruncate(descriptor, length) == 0 else {
      let message = String(cString: strerror(errno))
      close(descriptor)
      throw ResultsError(.failed, path: path, message: message)
    }
  }

  deinit { close(descriptor) }

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
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_nlink == 0 {
      throw ResultsError(.failed, path: path, message: "was removed while the run was using it")
    }
    try ResultsError.storing { () throws(FileError) in
      try SystemCall.synchronize(descriptor, path: path)
    }
  }

  private func writeRow() throws(ResultsError) {
    rows.endRow()
    defer { rows.removeAll() }
    do throws(ResultsError) {
      try ResultsError.storing { () throws(FileError) in
        try SystemCall.writeAll(rows.bytes, to: descriptor, path: path)
      }
    } catch {
      // A full disk may have taken half of the row.
      ftruncate(descriptor, length)
      throw error
    }
    length += rows.bytes.count
  }
}
