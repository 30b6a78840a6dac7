package import JSON
internal import System

/// Reads the journals of all writers of a sweep, each as far as it has grown since it was read last.
package struct JournalReader {
  /// The most bytes that are read of a journal at once.
  private static let room = 1 << 24

  private let place: String
  private var offsets: [String: Int] = [:]

  /// Begins before the first lines.
  package init(_ folder: SweepFolder) { place = "\(folder.path)/journal" }

  /// Takes the lines that have come, in the order of each writer.
  ///
  /// A last line that has no end is one that is being written, or of a writer that was killed; it is taken
  /// once it has one. What is no JSON is left out.
  package mutating func readNews(_ take: (JSONValue) -> Void) {
    let names = ((try? Folder(place))?.names ?? []).sorted()
    for name in names where name.hasSuffix(SweepJournal.suffix) {
      while let bytes = more(of: name) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
          if let json = try? JSONValue(parsing: line) { take(json) }
        }
      }
    }
  }

  /// The next whole lines of a journal; nil if there are none.
  private mutating func more(of name: String) -> ArraySlice<UInt8>? {
    // Opened anew: over a network, what is known of a file that is not opened may be a minute old.
    guard let file = try? RegularFile("\(place)/\(name)") else { return nil }
    let offset = offsets[name] ?? 0
    guard file.size > offset, let bytes = try? file.bytes(from: offset, count: Self.room),
      let end = bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    offsets[name] = offset + end + 1
    return bytes[...end]
  }
}
