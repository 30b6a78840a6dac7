internal import JSON
internal import Synchronization
package import Sweeps
package import System

/// One writer's records of what came of the trials of a sweep, and of what they reported and was
/// decided about them, a line each.
///
/// Each writer has a file of its own, so that many machines may append to one folder over a network.
/// Several threads of a process may append to it, which the lock makes safe. After a failure nobody knows where
/// a file ends, and the next line would be one with a half of another: what follows goes to a new file.
package final class SweepJournal: @unchecked Sendable {
  /// Writes bytes at the end of a file.
  typealias Write = (borrowing OutputFile, [UInt8]) throws(FileError) -> Void

  private final class Journal {
    let file: OutputFile

    init(_ path: String) throws(FileError) { file = try OutputFile(path, .new) }
  }

  private let place: String
  private let write: Write
  private let lock = Mutex<Void>(())
  // Changed under the lock alone.
  private var journal: Journal?

  /// Makes a journal of this process, whose file is there from the first record on.
  package convenience init(in folder: SweepFolder) {
    self.init(in: folder) { (file, bytes) throws(FileError) in try file.write(bytes) }
  }

  /// Makes a journal that writes as it is told to.
  init(in folder: SweepFolder, write: @escaping Write) {
    (place, self.write) = ("\(folder.path)/journal", write)
  }

  /// What the names of journals end with.
  static let suffix = ".jsonl"

  /// A name for a file of this process, which no other writer has.
  static var writer: String { "\(Host.name)-\(Host.processNumber)-\(number(of: Timestamp.now()))" }

  /// A moment as nanoseconds since 1970: names of a process are read in the order in which they were made.
  static func number(of moment: Timestamp) -> String {
    let nanoseconds = String(moment.nanoseconds)
    return "\(moment.seconds)\(String(repeating: "0", count: 9 - nanoseconds.count))\(nanoseconds)"
  }

  /// Appends records, which are on the disk after that.
  ///
  /// - Throws: `FileError`.
  package func append(_ records: [TrialRecord]) throws(FileError) {
    guard !records.isEmpty else { return }
    let journal = try append(records.map(\.json))
    // Without the lock: a thread that only appends does not wait for the disk.
    do throws(FileError) {
      try journal.file.synchronize()
    } catch {
      // What the file holds now is known to nobody: what comes next goes to another.
      lock.withLock { _ in self.journal = nil }
      throw error
    }
  }

  /// Appends a report of a trial whose run has an ID; it is on the disk with the next record.
  ///
  /// - Throws: `FileError`.
  package func append(_ report: PruningReport, of id: String) throws(FileError) {
    _ = try append([Self.line(JournalContents.report, report.json, of: id)])
  }

  /// Appends decisions about a trial whose run has an ID in one write; they are on the disk with the
  /// next record.
  ///
  /// - Throws: `FileError`.
  package func append(_ decisions: [PruningDecision], of id: String) throws(FileError) {
    guard !decisions.isEmpty else { return }
    _ = try append(decisions.map { Self.line(JournalContents.decision, $0.json, of: id) })
  }

  private static func line(_ key: String, _ json: JSONValue, of id: String) -> JSONValue {
    .object([(key, json), (JournalContents.id, id.json)])
  }

  private func append(_ lines: [JSONValue]) throws(FileError) -> Journal {
    let bytes = lines.flatMap { Array(($0.compactText + "\n").utf8) }
    return try lock.withLock { (_) throws(FileError) in try append(bytes) }
  }

  private func append(_ bytes: [UInt8]) throws(FileError) -> Journal {
    let journal = try open()
    self.journal = nil
    try write(journal.file, bytes)
    self.journal = journal
    return journal
  }

  private func open() throws(FileError) -> Journal {
    if let journal { return journal }
    let journal = try Journal("\(place)/\(Self.writer)\(Self.suffix)")
    try Folder(place).synchronize()
    return journal
  }

  /// The records of all writers: of each trial the one that tells of an end, if any does.
  package static func records(in folder: SweepFolder) -> [String: TrialRecord] {
    JournalContents(in: folder).records
  }
}

extension RunStatus {
  /// Whether a sweep that recorded this status does not run the run again.
  package var isEnd: Bool {
    switch self {
    case .done, .diverged, .pruned: true
    case .running, .failed, .interrupted: false
    }
  }

  /// Whether a run has come to its end or has failed: it is run again only where that is asked for.
  package var isOver: Bool { isEnd || self == .failed }

  /// Which of two records of a trial counts, whenever they were written: the one of higher rank.
  var rank: Int { isEnd ? 2 : isOver ? 1 : 0 }
}
