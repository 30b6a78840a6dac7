internal import Results

/// How the trials of a sweep stand, by the journals of all workers.
struct SweepStanding {
  /// How many have come to what.
  private(set) var progress: SweepProgress
  /// The median of their seconds; nil where none has ended.
  let seconds: Double?
  /// Trials that a worker would run.
  var left: Int { progress.left }

  /// Reads the journals in a folder of all results, which need not be there.
  init(_ sweep: PreparedSweep, in root: String) {
    let state = SweepState(sweep, in: root)
    progress = SweepProgress(name: sweep.name)
    progress.total = state.mostRuns
    var time = WorkTime(end: .zero)
    for id in state.distinctIDs {
      guard let record = state.records[id] else { continue }
      progress.note(record.status)
      if record.status.isEnd, let seconds = record.seconds { time.note(seconds) }
    }
    seconds = time.median
  }

  /// How a command ends that finds them so.
  var status: ExitStatus { left > 0 ? .busy : progress.failed > 0 ? .trialsFailed : .done }
}
