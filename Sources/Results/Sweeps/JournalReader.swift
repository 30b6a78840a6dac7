package import JSON
internal import System

/// Reads the journals of all writers of a sweep, each as far as it has grown since it was read last.
package struct JournalReader {
  /// The most bytes that a line is read of.
  private static let longest = 1 << 30

  private let place: String
  /// The bytes that are read of a journal at once, where no line is longer.
  private let room: Int
  private var offsets: [String: Int] = [:]
  /// How many lines were left out that are no JSON.
  private(set) var unreadCount = 0

  /// Begins before the first lines, and reads so many bytes at once where no line is longer.
  package init(_ folder: SweepFolder, room: Int = 1 << 24) {
    (place, self.room) = ("\(folder.path)/journal", room)
  }

  /// Takes the lines that have come, in the order of each writer.
  ///
  /// A last line that has no end is one that is being written, or of a writer that was killed; it is taken
  /// once it has one. What is no JSON is left out.
  package mutating func readNews(_ take: (JSONValue) -> Void) {
    let names = ((try? Folder(place))?.names ?? []).sorted()
    for name in names where name.hasSuffix(SweepJournal.suffix) {
      while let bytes = more(of: name) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
          if let json = try? JSONValue(parsing: line) { take(json) } else { unreadCount += 1 }
        }
      }
    }
  }

  /// The next whole lines of a journal; nil if there are none.
  private mutating func more(of name: String) -> ArraySlice<UInt8>? {
    // Opened anew: over a network, what is known of a file that is not opened may be a minute old.
    guard let file = try? RegularFile("\(place)/\(name)") else { return nil }
    let offset = offsets[name] ?? 0
    var count = room
    while file.size > offset, let bytes = try? file.bytes(from: offset, count: count) {
      if let end = bytes.lastIndex(of: UInt8(ascii: "\n")) {
        offsets[name] = offset + end + 1
        return bytes[...end]
      }
      // A line that has no end yet, or one that is longer than what was read.
      guard bytes.count == count, count < Self.longest else { return nil }
      count *= 2
    }
    return nil
  }
}
