package import System

/// The folder of a sweep: `ROOT/NAME/sweeps/ID`.
package struct SweepFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// Names a folder that is there.
  package init(path: String) { self.path = path }

  /// Names the folder of a sweep, whether or not it is there.
  package init(root: String, name: String, id: String) {
    path = "\(root)/\(name)/sweeps/\(id)"
  }

  /// Makes the folder, and those above it as needed.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  package init(creating root: String, name: String, id: String) throws(FileError) {
    let parent = try RunFolder(creating: root, name: name, id: "sweeps")
    path = "\(parent.path)/\(id)"
    for folder in [path, "\(path)/journal"] { _ = try FileSystem.makeFolder(folder) }
  }

  /// The folder of the experiment, `ROOT/NAME`.
  var experiment: String { FileSystem.folder(of: FileSystem.folder(of: path)) }

  /// Where the frozen spec goes.
  package var spec: String { "\(path)/sweep.yaml" }

  /// Sets the journals aside of what is run anew, so that nobody reads them any more.
  package func setJournalsAside() throws(FileError) {
    let journals = try Folder("\(path)/journal")
    for name in journals.names where name.hasSuffix(SweepJournal.suffix) {
      try journals.rename(name, to: name + ".former")
    }
  }

  /// Writes the frozen spec, unless the file holds just that.
  package func write(spec bytes: [UInt8]) throws(FileError) {
    guard SmallFile.contents(spec, limit: bytes.count) != bytes else { return }
    try AtomicFile.write(bytes, to: spec)
  }

  /// Writes a table whole, unless it holds just that.
  package func write(_ bytes: [UInt8], table name: String) throws(FileError) {
    let path = "\(path)/\(name)"
    guard SmallFile.contents(path, limit: bytes.count) != bytes else { return }
    try AtomicFile.write(bytes, to: path)
  }
}
