/// Files that are read for what they may tell, where a failure only means not knowing.
package enum SmallFile {
  /// A file's bytes, nil if it cannot be read or has more than the limit.
  package static func contents(_ path: String, limit: Int) -> [UInt8]? {
    try? RegularFile(path).contents(limit: limit)
  }

  /// The first bytes of a file, at most as many as asked for; nil if it cannot be read.
  package static func beginning(_ path: String, count: Int) -> [UInt8]? {
    guard let file = try? RegularFile(path) else { return nil }
    var bytes: [UInt8] = []
    do {
      try file.append(count, to: &bytes)
    } catch { return nil }
    return bytes
  }
}
