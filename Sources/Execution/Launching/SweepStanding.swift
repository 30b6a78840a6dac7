internal import JSON
internal import Messages
internal import Results
internal import System

/// How the trials of a sweep stand, by the journals of all workers.
struct SweepStanding {
  /// How many have come to what.
  private(set) var progress: SweepProgress
  /// The median of their seconds; nil where none has ended.
  let seconds: Double?
  /// Trials that a worker would run.
  var left: Int { progress.left }

  /// Reads the journals in a sweep's folder, which need not be there.
  init(_ sweep: PreparedSweep, _ folder: SweepFolder) {
    var state = SweepState(sweep)
    var reader = JournalReader(folder)
    for line in reader.news() {
      guard let record = try? TrialRecord(json: line),
        state.records[record.id]?.status.isEnd != true
      else { continue }
      state.take(record)
    }
    progress = SweepProgress(name: sweep.name, total: sweep.distinctIDs.count)
    var time = WorkTime(end: .zero)
    for record in state.records.values {
      progress.note(record.status)
      if record.status.isEnd, let seconds = record.seconds { time.note(seconds) }
    }
    seconds = time.median
  }

  /// How a command ends that finds them so.
  var status: ExitStatus { left > 0 ? .busy : progress.failed > 0 ? .trialsFailed : .done }
}
