internal import System

/// The runs of a name that are kept in packs: `ROOT/NAME/packs/WRITER.pack`, each with an index.
///
/// Whatever an index says, a run is there whose record is whole and has its checksum.
package final class RunPacks {
  /// The first line of a pack.
  static let format = "runner pack 1"
  static let packSuffix = ".pack"
  static let indexSuffix = ".index"

  private struct Entry {
    let writer: String
    let start: Int
    let length: Int
  }

  private let path: String
  private var entries: [String: Entry] = [:]
  /// How much of each index was read.
  private var lengths: [String: Int] = [:]

  /// Looks at the packs of a name, if there are any.
  package init(root: String, name: String) { path = Self.folder(root: root, name: name) }

  /// Where the packs of a name are.
  static func folder(root: String, name: String) -> String { "\(root)/\(name)/packs" }

  /// Reads what indexes say that has been added since.
  package func refresh() {
    guard let names = (try? Folder(path))?.names else { return }
    for name in names where name.hasSuffix(Self.indexSuffix) {
      read(String(name.dropLast(Self.indexSuffix.count)))
    }
  }

  /// Whether a run is in a pack, as the indexes said at the last look.
  package func contains(_ id: String) -> Bool { entries[id] != nil }

  /// The runs that are in packs, as the indexes said at the last look.
  package var ids: [String] { Array(entries.keys) }

  /// A run, by the indexes of the last look; nil if there is none, or it is damaged.
  package func run(_ id: String) -> PackedRun? {
    guard let entry = entries[id], let file = try? RegularFile(pack(entry.writer)),
      let bytes = try? file.contents(from: entry.start, count: entry.length),
      let run = PackedRun(bytes), run.id == id
    else { return nil }
    return run
  }

  private func pack(_ writer: String) -> String { "\(path)/\(writer)\(Self.packSuffix)" }

  private func read(_ writer: String) {
    guard let file = try? RegularFile("\(path)/\(writer)\(Self.indexSuffix)"),
      let bytes = try? file.contents(from: lengths[writer] ?? 0, count: nil), !bytes.isEmpty,
      let end = bytes.lastIndex(of: UInt8(ascii: "\n")),
      let size = (try? RegularFile(pack(writer)))?.size
    else { return }
    lengths[writer, default: 0] += end + 1
    for line in bytes[..<end].split(separator: UInt8(ascii: "\n")) {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count == 3, let start = Int(words[1]), let length = Int(words[2]), start >= 0,
        length > 0, length <= size, start <= size - length
      else { continue }
      entries[String(words[0])] = Entry(writer: writer, start: start, length: length)
    }
  }
}
