import System

/// The folder of a well-known collection, whose files have names of their own.
struct DatasetFolder {
  /// Where it is.
  let path: String
  /// A folder in it that may hold the files instead.
  let inner: String?
  /// How to come by the files, for messages.
  let advice: String

  /// The path of a file that is there, under its name or with `.gz` behind it.
  ///
  /// - Throws: ``DatasetError`` that says where the file was looked for and how to come by it.
  func file(_ name: String) throws(DatasetError) -> String {
    let folders = [path] + (inner.map { ["\(path)/\($0)"] } ?? [])
    for folder in folders {
      for candidate in ["\(folder)/\(name)", "\(folder)/\(name).gz"]
      where FileSystem.kind(of: candidate) != nil {
        return candidate
      }
    }
    let place = inner.map { " in the folder or in \($0) within it" } ?? " in the folder"
    let fault =
      FileSystem.kind(of: path) != nil
      ? "there is no \(name), with or without .gz,\(place)" : "there is no such folder"
    throw DatasetError(.missing, file: path, message: "\(fault); \(advice)")
  }
}
