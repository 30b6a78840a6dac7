internal import System

/// A file that takes the place of no other.
package enum NewFile {
  /// Writes a new file whole.
  ///
  /// - Throws: `Problem` with the path as it was given, where there is something already, too.
  package static func write(_ text: String, to path: String) throws(Problem) {
    guard path.isEmpty || FileSystem.kind(of: path, followingLinks: false) == nil else {
      throw Problem(at: path, Message.existingFile, .cannotCreate)
    }
    try PictureFile.write(text, to: path)
  }
}
