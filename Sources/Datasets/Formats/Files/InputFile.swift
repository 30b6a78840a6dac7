import Files

/// A file of samples that is open for reading.
struct InputFile: ~Copyable {
  private let file: RegularFile

  /// Opens a regular file.
  init(_ path: String) throws(DatasetError) {
    do throws(FileError) {
      file = try RegularFile(path)
    } catch {
      throw DatasetError(error)
    }
  }

  /// All of the file's bytes.
  borrowing func contents() throws(DatasetError) -> [UInt8] {
    do throws(FileError) {
      return try file.contents()
    } catch {
      throw DatasetError(error)
    }
  }
}

extension DatasetError {
  /// A file that cannot be read.
  fileprivate init(_ error: FileError) {
    self.init(
      error.kind == .missing ? .missing : .unreadable, file: error.path, message: error.message)
  }
}
