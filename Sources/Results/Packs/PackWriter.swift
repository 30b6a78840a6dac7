internal import System

/// One process's pack of runs, with its index: a line a run with its ID, and where its record begins and
/// how many bytes it has.
///
/// Both are appended to alone, the index when the record is on the disk.
final class PackWriter {
  private let path: String
  private var files: Files?

  private final class Files {
    let pack: OutputFile
    let index: OutputFile
    var length = 0

    init(_ path: String) throws(FileError) {
      pack = try OutputFile(path + RunPacks.packSuffix, .new)
      index = try OutputFile(path + RunPacks.indexSuffix, .new)
      try append(Array("\(RunPacks.format)\n".utf8))
    }

    func append(_ bytes: [UInt8]) throws(FileError) {
      try pack.write(bytes)
      length += bytes.count
    }
  }

  /// Makes a pack for the runs of a name, whose files are there from the first run on.
  init(root: String, name: String) {
    path = "\(RunPacks.folder(root: root, name: name))/\(SweepJournal.writer)"
  }

  /// Appends runs, which are on the disk after that and are found.
  ///
  /// - Throws: `FileError`: none of them is found.
  func append(_ runs: [PackedRun]) throws(FileError) {
    let files = try begin()
    var (lines, start) = ("", files.length)
    for run in runs {
      let bytes = run.bytes
      try files.append(bytes)
      lines += "\(run.id) \(start) \(bytes.count)\n"
      start = files.length
    }
    try files.pack.synchronize()
    try files.index.write(Array(lines.utf8))
    try files.index.synchronize()
  }

  private func begin() throws(FileError) -> Files {
    if let files { return files }
    let place = FileSystem.folder(of: path)
    _ = try FileSystem.makeFolder(place)
    let files = try Files(path)
    self.files = files
    for folder in [place, FileSystem.folder(of: place)] { try Folder(folder).synchronize() }
    return files
  }
}
