internal import Messages
internal import System

extension SweepOutcome {
  /// What came of the work of one of several workers.
  init(
    _ tables: SweepTables, _ folder: String, _ progress: SweepProgress, _ status: ExitStatus,
    signal: StopSignal?
  ) {
    var advice = ""
    if let signal {
      advice = Message.interruptedSweep(by: signal.name)
    } else if status == .busy {
      advice = Message.trialsLeft
    }
    self.init(
      status: status,
      lines: tables.best + ["\(Legible.escaped(folder)): \(progress.counts)\(advice)"],
      json: tables.json(folder: folder))
  }
}
