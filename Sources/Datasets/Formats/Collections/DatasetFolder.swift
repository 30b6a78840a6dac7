#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
      for candidate in ["\(folder)/\(name)", "\(folder)/\(name).gz"] where Self.exists(candidate) {
        return candidate
      }
    }
    let place = inner.map { " in the folder or in \($0) within it" } ?? " in the folder"
    let fault =
      Self.exists(path)
      ? "there is no \(name), with or without .gz,\(place)" : "there is no such folder"
    throw DatasetError(.missing, file: path, message: "\(fault); \(advice)")
  }

  private static func exists(_ path: String) -> Bool {
    !path.utf8.contains(0) && access(path, F_OK) == 0
  }
}
