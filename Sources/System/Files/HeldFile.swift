/// A file that was written under a temporary name and waits for its own, such as until others are on
/// the disk.
package struct HeldFile {
  private let temporary: String
  /// The name that it waits for.
  package let name: String
  private let folder: Folder

  init(_ temporary: String, for name: String, in folder: Folder) {
    (self.temporary, self.name, self.folder) = (temporary, name, folder)
  }

  /// Gives the file its name; an older one of that name is lost.
  ///
  /// - Throws: ``FileError`` with `failed`.
  package func release() throws(FileError) { try folder.rename(temporary, to: name) }

  /// The file's bytes; nil if they cannot be read.
  package var contents: [UInt8]? {
    SmallFile.contents(folder.path(of: temporary), limit: 1 << 40)
  }

  /// Removes the file, which will have no name.
  package func discard() { folder.remove(temporary) }
}
