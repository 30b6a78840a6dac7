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
  ///
  /// A trial whose run is gone, from its folder and from the packs, is left for workers; so is one that
  /// has failed, where these are to run such trials again.
  init(_ sweep: PreparedSweep, in root: String, retriesFailed: Bool = false) {
    var state = SweepState(sweep)
    let kept = KeptRuns(of: sweep, in: root)
    kept.refresh()
    let folder = SweepFolder(root: root, name: sweep.name, id: sweep.id)
    for record in SweepJournal.records(in: folder).values where kept.contain(record) {
      if retriesFailed, record.status == .failed { continue }
      state.take(record)
    }
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
