internal import JSON
internal import Synchronization
package import Sweeps
package import System

/// One writer's records of what came of the trials of a sweep, and of what they reported and was
/// decided about them, a line each.
///
/// Each writer has a file of its own, so that many machines may append to one folder over a network.
/// Several threads of a process may append to it, which the lock makes safe.
package final class SweepJournal: @unchecked Sendable {
  private let path: String
  private let lock = Mutex<Void>(())
  // Changed under the lock alone, once.
  private var file: OutputFile?

  /// Makes a journal of this process, whose file is there from the first record on.
  package init(in folder: SweepFolder) {
    path = "\(folder.path)/journal/\(Self.writer)\(Self.suffix)"
  }

  /// What the names of journals end with.
  static let suffix = ".jsonl"

  /// A name for a file of this process, which no other writer has.
  static var writer: String {
    let now = Timestamp.now()
    return "\(Host.name)-\(Host.processNumber)-\(now.seconds)\(now.nanoseconds)"
  }

  /// Appends records, which are on the disk after that.
  ///
  /// - Throws: `FileError`.
  package func append(_ records: [TrialRecord]) throws(FileError) {
    guard !records.isEmpty else { return }
    try append(records.map(\.json))
    // Without the lock: a thread that only appends does not wait for the disk.
    try file?.synchronize()
  }

  /// Appends a report, which is on the disk with the next record.
  ///
  /// - Throws: `FileError`.
  package func append(_ report: PruningReport) throws(FileError) {
    try append([.object([(JournalContents.report, report.json)])])
  }

  /// Appends decisions in one write, which are on the disk with the next record.
  ///
  /// - Throws: `FileError`.
  package func append(_ decisions: [PruningDecision]) throws(FileError) {
    guard !decisions.isEmpty else { return }
    try append(decisions.map { .object([(JournalContents.decision, $0.json)]) })
  }

  private func append(_ lines: [JSONValue]) throws(FileError) {
    let bytes = lines.flatMap { Array(($0.compactText + "\n").utf8) }
    try lock.withLock { (_) throws(FileError) in
      if file == nil {
        file = try OutputFile(path, .new)
        try Folder(FileSystem.folder(of: path)).synchronize()
      }
      try file?.write(bytes)
    }
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
