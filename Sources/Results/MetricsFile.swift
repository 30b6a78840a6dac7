package import System

/// The table of a run's measurements, on disk as soon as they are made.
package final class MetricsFile {
  private let file: OutputFile
  /// The bytes of the header and all rows.
  package private(set) var length = 0
  private var rows = CSVRows()

  /// Makes the file, empty but for its header; an older one of that name is lost.
  ///
  /// - Throws: `FileError`: `cannotCreate` if there can be no such file.
  package init(creating path: String, columns: [String]) throws(FileError) {
    file = try OutputFile(path, .replacing)
    for column in columns { rows.append(column) }
    try writeRow()
  }

  /// Opens a file to append behind its first so many bytes; what follows them is cut off.
  ///
  /// - Throws: `FileError`: `failed` if there is no such file, or it is shorter.
  package init(continuing path: String, length: Int) throws(FileError) {
    self.length = length
    file = try OutputFile(path, .appending)
    let size = file.size ?? 0
    guard size >= length else {
      throw FileError(.failed, path: path, message: Message.tooShort(size, needed: length))
    }
    try file.cut(to: length)
  }

  /// Appends a row as one record: after a failure the file ends with the row before it.
  ///
  /// - Throws: `FileError` with `failed`.
  package func append(_ cells: (inout CSVRows) -> Void) throws(FileError) {
    cells(&rows)
    try writeRow()
  }

  /// Waits until all rows are on the disk.
  ///
  /// - Throws: `FileError` with `failed`, also where the file has no name any more.
  package func synchronize() throws(FileError) {
    if file.isRemoved { throw FileError(.failed, path: file.path, message: Message.removedFile) }
    try file.synchronize()
  }

  private func writeRow() throws(FileError) {
    rows.endRow()
    defer { rows.removeAll() }
    do throws(FileError) {
      try file.write(rows.bytes)
    } catch {
      // A full disk may have taken half of the row.
      try? file.cut(to: length)
      throw error
    }
    length += rows.bytes.count
  }
}
