internal import JSON
package import System

/// One writer's records of what came of the trials of a sweep, a line each.
///
/// Each writer has a file of its own, so that many machines may append to one folder over a network.
package final class SweepJournal {
  private let path: String
  private var file: OutputFile?

  /// Makes a journal of this process, whose file is there from the first record on.
  package init(in folder: SweepFolder) {
    path = "\(folder.path)/journal/\(Self.writer).jsonl"
  }

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
    let isNew = file == nil
    if isNew { file = try OutputFile(path, .new) }
    try file?.write(records.flatMap { Array(($0.json.compactText + "\n").utf8) })
    try file?.synchronize()
    if isNew { try Folder(FileSystem.folder(of: path)).synchronize() }
  }

  /// The records of all writers: of each trial the one that tells of an end, if any does, or else of a
  /// failure.
  ///
  /// A last line that has no end is one that is being written, or of a writer that was killed.
  package static func records(in folder: SweepFolder) -> [String: TrialRecord] {
    var records: [String: TrialRecord] = [:]
    let place = "\(folder.path)/journal"
    for name in ((try? Folder(place))?.names ?? []).sorted() where name.hasSuffix(".jsonl") {
      let bytes = SmallFile.contents("\(place)/\(name)", limit: 1 << 30) ?? []
      guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { continue }
      for line in bytes[..<end].split(separator: UInt8(ascii: "\n")) {
        guard let json = try? JSONValue(parsing: line), let record = try? TrialRecord(json: json)
        else { continue }
        let rank = records[record.id]?.status.rank ?? -1
        if record.status.rank > rank || record.status.rank == rank && !record.status.isEnd {
          records[record.id] = record
        }
      }
    }
    return records
  }
}

extension RunStatus {
  /// Whether a run of this status is not run again.
  package var isEnd: Bool {
    switch self {
    case .done, .diverged: true
    case .running, .failed, .interrupted: false
    }
  }

  /// Which of two records of a trial counts, whenever they were written: the one of higher rank.
  fileprivate var rank: Int {
    switch self {
    case .done, .diverged: 2
    case .failed: 1
    case .running, .interrupted: 0
    }
  }
}
