internal import Experiments
internal import System
internal import YAML

extension SpecFile {
  /// Reads the file at a path, or what a process was given to read: `-`, or `<(…)` of a shell.
  init(at path: String) throws(FileError) {
    if let stream = InputStream(path) {
      let bytes = try stream.contents(limit: Limits.standard.bytes)
      self.init(name: stream.name, bytes: bytes, isStream: true)
    } else {
      try self.init(regularFile: path)
    }
  }

  /// Reads a file, which must not be anything that could be read only once.
  init(regularFile path: String) throws(FileError) {
    let bytes = try RegularFile(path).contents(limit: Limits.standard.bytes)
    self.init(name: path, bytes: bytes, identity: FileSystem.resolved(path))
  }
}
