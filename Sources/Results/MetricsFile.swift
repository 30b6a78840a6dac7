internal import Messages
package import System

/// The table of a run's measurements, in its file as soon as they are made, or some moments later in a
/// group of runs.
package final class MetricsFile {
  private let folder: Folder
  private let name: String
  private var opened: Opened?
  /// The bytes of the header and all rows.
  package private(set) var length = 0
  private var hash = SHA256()
  private var rows = CSVRows()
  private let durability: Durability
  private var lastWrite = ContinuousClock.now
  /// After how long, and how many bytes, the rows of a run of a group are written.
  private static let pause = Duration.milliseconds(200)
  private static let room = 1 << 15

  private final class Opened {
    let file: OutputFile

    init(_ file: consuming OutputFile) { self.file = file }
  }

  /// The digest of the header and all rows, in hexadecimal.
  package var digest: String { hash.finalize().bytes.hexadecimal }

  /// The header and all rows, where there is no file so far.
  var unwritten: [UInt8]? { opened == nil ? rows.bytes : nil }

  /// Makes a file of a folder, empty but for its header; an older one of that name is lost.
  ///
  /// A file that may be late is not made before rows are written to it.
  ///
  /// - Throws: `FileError`: `cannotCreate` if there can be no such file.
  package init(
    creating name: String, in folder: Folder, columns: [String], _ durability: Durability = .each,
    mayBeLate: Bool = false
  ) throws(FileError) {
    (self.folder, self.name, self.durability) = (folder, name, durability)
    for column in columns { rows.append(column) }
    rows.endRow()
    if !mayBeLate { try writeRows() }
  }

  /// Opens a file of a folder to append behind its first so many bytes; what follows them is cut off.
  ///
  /// - Throws: `FileError`: `failed` if it cannot be opened; `altered` if it is shorter, or does not begin
  ///   with whole rows, or with those of the digest, where that is known, or if it has other columns.
  package init(
    continuing name: String, in folder: Folder, columns: [String], length: Int, digest: String?,
    _ durability: Durability = .each
  ) throws(FileError) {
    (self.folder, self.name, self.durability) = (folder, name, durability)
    self.length = length
    let opened = Opened(try OutputFile(name, in: folder, .appending))
    self.opened = opened
    let (size, path) = (opened.file.size ?? 0, opened.file.path)
    guard size >= length else {
      throw FileError(.altered, path: path, message: Message.tooShort(size, needed: length))
    }
    let last = try takeIn(length, of: opened)
    guard digest == nil || digest == self.digest, length == 0 || last == UInt8(ascii: "\n") else {
      throw FileError(.altered, path: path, message: Message.alteredTable)
    }
    try checkColumns(columns, of: opened)
    try opened.file.cut(to: length)
  }

  /// Refuses a table whose header is another: the rows of the two would not go together.
  private func checkColumns(_ columns: [String], of opened: Opened) throws(FileError) {
    for column in columns { rows.append(column) }
    rows.endRow()
    defer { rows.removeAll() }
    var header = [UInt8](repeating: 0, count: rows.bytes.count)
    let count = try opened.file.read(into: &header, at: 0)
    guard count == header.count, header == rows.bytes else {
      throw FileError(.altered, path: opened.file.path, message: Message.otherColumns)
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
    let opened = try open()
    guard !opened.file.isRemoved else {
      throw FileError(.failed, path: opened.file.path, message: Message.removedFile)
    }
    switch durability {
    case .each: try opened.file.synchronize()
    case .group: break
    }
  }

  /// Takes the first so many bytes into the digest.
  ///
  /// - Returns: The last of them; nil if there are none, or the file has ended before.
  private func takeIn(_ length: Int, of opened: Opened) throws(FileError) -> UInt8? {
    var piece = [UInt8](repeating: 0, count: min(length, 1 << 16))
    var (position, last): (Int, UInt8?) = (0, nil)
    while position < length {
      let count = min(try opened.file.read(into: &piece, at: position), length - position)
      guard count > 0 else { return nil }
      hash.update(piece[..<count])
      (position, last) = (position + count, piece[count - 1])
    }
    return last
  }

  private func open() throws(FileError) -> Opened {
    if let opened { return opened }
    let opened = Opened(try OutputFile(name, in: folder, .replacing))
    self.opened = opened
    return opened
  }

  /// Writes the rows that wait to be written.
  ///
  /// - Throws: `FileError` with `failed`.
  func writeRows() throws(FileError) {
    guard !rows.bytes.isEmpty else { return }
    let opened = try open()
    defer {
      rows.removeAll()
      lastWrite = .now
    }
    do throws(FileError) {
      try opened.file.write(rows.bytes)
    } catch {
      // A full disk may have taken half of the row.
      try? opened.file.cut(to: length)
      throw error
    }
    length += rows.bytes.count
    hash.update(rows.bytes)
  }
}
