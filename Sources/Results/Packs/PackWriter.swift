internal import System

/// One process's pack of runs, with its index: a line a run with its ID, and where its record begins and
/// how many bytes it has.
///
/// Both are appended to alone, the index when the record is on the disk. After a failure nobody knows where
/// they end, and what was written behind that would not be where the index says: the runs that follow go to
/// a pack with another name.
final class PackWriter {
  /// Writes bytes at the end of a file.
  typealias Write = (borrowing OutputFile, [UInt8]) throws(FileError) -> Void

  private let place: String
  private let write: Write
  private var files: Files?

  private final class Files {
    let pack: OutputFile
    let index: OutputFile
    var length = 0

    init(_ path: String) throws(FileError) {
      pack = try OutputFile(path + RunPacks.packSuffix, .new)
      index = try OutputFile(path + RunPacks.indexSuffix, .new)
    }
  }

  /// Makes a pack for the runs of a name, whose files are there from the first run on; writing can be
  /// replaced by something else.
  init(
    root: String, name: String,
    write: @escaping Write = { (file, bytes) throws(FileError) in try file.write(bytes) }
  ) {
    (place, self.write) = (RunPacks.folder(root: root, name: name), write)
  }

  /// Appends runs, which are on the disk after that and are found.
  ///
  /// - Throws: `FileError`: none of them may be believed to be found.
  func append(_ runs: [PackedRun]) throws(FileError) {
    let files = try open()
    self.files = nil
    var (lines, records): (String, [UInt8]) = ("", [])
    for run in runs {
      let (bytes, start) = (run.bytes, files.length + records.count)
      records += bytes
      lines += "\(run.id) \(start) \(bytes.count)\n"
    }
    try append(records, to: files)
    try files.pack.synchronize()
    try write(files.index, Array(lines.utf8))
    try files.index.synchronize()
    self.files = files
  }

  private func append(_ bytes: [UInt8], to files: Files) throws(FileError) {
    try write(files.pack, bytes)
    files.length += bytes.count
  }

  private func open() throws(FileError) -> Files {
    if let files { return files }
    _ = try FileSystem.makeFolder(place)
    let files = try Files("\(place)/\(SweepJournal.writer)")
    try append(Array("\(RunPacks.format)\n".utf8), to: files)
    for folder in [place, FileSystem.folder(of: place)] { try Folder(folder).synchronize() }
    return files
  }
}
