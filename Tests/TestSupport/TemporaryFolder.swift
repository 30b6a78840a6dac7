internal import Foundation

/// A folder of one test, removed with all its content when the test is done.
package final class TemporaryFolder {
  /// Where it is.
  package let path: String

  /// Makes a folder that no other test has.
  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("runner-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  package func write(_ bytes: some Sequence<UInt8>, _ name: String = "data") throws -> String {
    let path = "\(path)/\(name)"
    try Data(Array(bytes)).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Makes a file of so many zeros behind some bytes, which takes no room on the disk, and returns its
  /// path.
  package func sparse(
    _ count: Int, _ name: String, beginning bytes: [UInt8] = []
  ) throws -> String {
    let path = try write(bytes, name)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: UInt64(count))
    try file.close()
    return path
  }
}
