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

  /// A pack that is open, since many of its runs are read one after another.
  private final class Pack {
    let writer: String
    let file: RegularFile

    init(_ writer: String, _ path: String) throws(FileError) {
      self.writer = writer
      file = try RegularFile(path)
    }
  }

  private let path: String
  /// Where each run is, as was said last.
  private var entries: [String: Entry] = [:]
  /// Where else runs are that were named more than once.
  private var others: [String: [Entry]] = [:]
  /// How much of each index was read.
  private var lengths: [String: Int] = [:]
  private var pack: Pack?
  private var lastLook: ContinuousClock.Instant?

  /// Looks at the packs of a name, if there are any.
  package init(root: String, name: String) { path = Self.folder(root: root, name: name) }

  /// Where the packs of a name are.
  static func folder(root: String, name: String) -> String { "\(root)/\(name)/packs" }

  /// Reads what indexes say that has been added since, unless the last look is not so long ago.
  package func refresh(ifOlderThan age: Duration = .zero) {
    guard lastLook.map({ $0.duration(to: .now) >= age }) ?? true else { return }
    lastLook = .now
    guard let names = (try? Folder(path))?.names else { return }
    for name in names where name.hasSuffix(Self.indexSuffix) {
      read(String(name.dropLast(Self.indexSuffix.count)))
    }
  }

  /// Whether an index named a run at the last look, which need not be there for that.
  package func contains(_ id: String) -> Bool { entries[id] != nil }

  /// The runs that are in packs, as the indexes said at the last look.
  package var ids: [String] { Array(entries.keys) }

  /// A run, by the indexes of the last look; nil if there is none, or it is damaged.
  package func run(_ id: String) -> PackedRun? {
    guard let entry = entries[id] else { return nil }
    for entry in [entry] + others[id, default: []].reversed() {
      if let run = bytes(of: entry).flatMap(PackedRun.init), run.id == id { return run }
    }
    return nil
  }

  /// The bytes that an index names; nil where the pack does not have them.
  private func bytes(of entry: Entry) -> [UInt8]? {
    let end = entry.start + entry.length
    if pack?.writer != entry.writer || pack.map({ $0.file.size < end }) ?? true {
      // The pack may have grown since it was opened.
      pack = try? Pack(entry.writer, "\(path)/\(entry.writer)\(Self.packSuffix)")
    }
    guard let pack, end <= pack.file.size else { return nil }
    return try? pack.file.bytes(from: entry.start, count: entry.length)
  }

  private func read(_ writer: String) {
    guard let file = try? RegularFile("\(path)/\(writer)\(Self.indexSuffix)"),
      let bytes = try? file.contents(from: lengths[writer] ?? 0, count: nil), !bytes.isEmpty,
      let end = bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return }
    lengths[writer, default: 0] += end + 1
    for line in bytes[..<end].split(separator: UInt8(ascii: "\n")) {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count == 3, let start = Int(words[1]), let length = Int(words[2]), start >= 0,
        length > 0, start <= Int.max - length
      else { continue }
      note(String(words[0]), Entry(writer: writer, start: start, length: length))
    }
  }

  private func note(_ id: String, _ entry: Entry) {
    guard let former = entries.updateValue(entry, forKey: id) else { return }
    others[id, default: []].append(former)
  }
}
