internal import Messages
package import System

/// The table of a run's measurements, in its file as soon as they are made, or some moments later in a
/// group of runs.
package final class MetricsFile {
  private let file: OutputFile
  /// The bytes of the header and all rows.
  package private(set) var length = 0
  private var hash = SHA256()
  private var rows = CSVRows()
  private let durability: Durability
  private var lastWrite = ContinuousClock.now
  /// After how long, and how many bytes, the rows of a run of a group are written.
  private static let pause = Duration.milliseconds(200)
  private static let room = 1 << 15

  /// The digest of the header and all rows, in hexadecimal.
  package var digest: String { hash.finalize().bytes.hexadecimal }

  /// Makes a file of a folder, empty but for its header; an older one of that name is lost.
  ///
  /// - Throws: `FileError`: `cannotCreate` if there can be no such file.
  package init(
    creating name: String, in folder: Folder, columns: [String], _ durability: Durability = .each
  ) throws(FileError) {
    self.durability = durability
    file = try OutputFile(name, in: folder, .replacing)
    for column in columns { rows.append(column) }
    rows.endRow()
    try writeRows()
  }

  /// Opens a file of a folder to append behind its first so many bytes; what follows them is cut off.
  ///
  /// - Throws: `FileError`: `failed` if it cannot be opened; `altered` if it is shorter, or does not begin
  ///   with whole rows, or with those of the digest, where that is known, or if it has other columns.
  package init(
    continuing name: String, in folder: Folder, columns: [String], length: Int, digest: String?,
    _ durability: Durability = .each
  ) throws(FileError) {
    (self.length, self.durability) = (length, durability)
    file = try OutputFile(name, in: folder, .appending)
    let size = file.size ?? 0
    guard size >= length else {
      throw FileError(.altered, path: file.path, message: Message.tooShort(size, needed: length))
    }
    let last = try takeIn(length)
    guard digest == nil || digest == self.digest, length == 0 || last == UInt8(ascii: "\n") else {
      throw FileError(.altered, path: file.path, message: Message.alteredTable)
    }
    try checkColumns(columns)
    try file.cut(to: length)
  }

  /// Refuses a table whose header is another: the rows of the two would not go together.
  private func checkColumns(_ columns: [String]) throws(FileError) {
    for column in columns { rows.append(column) }
    rows.endRow()
    defer { rows.removeAll() }
    var header = [UInt8](repeating: 0, count: rows.bytes.count)
    let count = try file.read(into: &header, at: 0)
    guard count == header.count, header == rows.bytes else {
      throw FileError(.altered, path: file.path, message: Message.otherColumns)
    }
  }

  /// Appends a row as one record: after a failure the file ends with whole rows.
  ///
  /// - Throws: `FileError` with `failed`.
  package func append(_ cells: (inout CSVRows) -> Void) throws(FileError) {
    cells(&rows)
    rows.endRow()
    switch durability {
    case .each: try writeRows()
    case .group:
      guard rows.bytes.count >= Self.room || lastWrite.duration(to: .now) >= Self.pause else {
        return
      }
      try writeRows()
    }
  }

  /// Writes all rows, and waits until they are on the disk unless a group does that.
  ///
  /// - Throws: `FileError` with `failed`, also where the file has no name any more.
  package func synchronize() throws(FileError) {
    try writeRows()
    if file.isRemoved { throw FileError(.failed, path: file.path, message: Message.removedFile) }
    switch durability {
    case .each: try file.synchronize()
    case .group: break
    }
  }

  /// Takes the first so many bytes into the digest.
  ///
  /// - Returns: The last of them; nil if there are none, or the file has ended before.
  private func takeIn(_ length: Int) throws(FileError) -> UInt8? {
    var piece = [UInt8](repeating: 0, count: min(length, 1 << 16))
    var (position, last): (Int, UInt8?) = (0, nil)
    while position < length {
      let count = min(try file.read(into: &piece, at: position), length - position)
      guard count > 0 else { return nil }
      hash.update(piece[..<count])
      (position, last) = (position + count, piece[count - 1])
    }
    return last
  }

  /// Writes the rows that wait to be written.
  ///
  /// - Throws: `FileError` with `failed`.
  func writeRows() throws(FileError) {
    guard !rows.bytes.isEmpty else { return }
    defer {
      rows.removeAll()
      lastWrite = .now
    }
    do throws(FileError) {
      try file.write(rows.bytes)
    } catch {
      // A full disk may have taken half of the row.
      try? file.cut(to: length)
      throw error
    }
    length += rows.bytes.count
    hash.update(rows.bytes)
  }
}
