/// What writing a file waits for.
package enum Durability: Sendable {
  /// The file is on the disk, with its name, when it was written.
  case each
  /// The file is whole; whoever writes a group of files has all of them brought to the disk at once
  /// (``Folder/synchronizeFileSystem()``).
  case group
}
