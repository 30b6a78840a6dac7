internal import JSON
package import Sweeps
package import System

/// One writer's records of what came of the trials of a sweep, and of what they reported and was
/// decided about them, a line each.
///
/// Each writer has a file of its own, so that many machines may append to one folder over a network.
package final class SweepJournal {
  private let path: String
  private var file: OutputFile?

  /// Makes a journal of this process, whose file is there from the first record on.
  package init(in folder: SweepFolder) {
    let now = Timestamp.now()
    let writer = "\(Host.name)-\(Host.processNumber)-\(now.seconds)\(now.nanoseconds)"
    path = "\(folder.path)/journal/\(writer).jsonl"
  }

  /// Appends a record, which is on the disk after that.
  ///
  /// - Throws: `FileError`.
  package func append(_ record: TrialRecord) throws(FileError) {
    try append(record.json)
    try file?.synchronize()
  }

  /// Appends a report, which is on the disk with the next record.
  ///
  /// - Throws: `FileError`.
  package func append(_ report: PruningReport) throws(FileError) {
    try append(.object([(JournalContents.report, report.json)]))
  }

  /// Appends a decision, which is on the disk with the next record.
  ///
  /// - Throws: `FileError`.
  package func append(_ decision: PruningDecision) throws(FileError) {
    try append(.object([(JournalContents.decision, decision.json)]))
  }

  private func append(_ line: JSONValue) throws(FileError) {
    if file == nil { file = try OutputFile(path, .new) }
    try file?.write(Array((line.compactText + "\n").utf8))
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
}
