internal import Engine
internal import Provenance
internal import System
internal import Training

/// `checkpoint/state.safetensors`: what a run that is not done is resumed from.
struct CheckpointOutput: RunOutput {
  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {
    let record = run.record
    let facts = Checkpoint.RunFacts(
      lengths: run.lengths, started: record.started, totalSeconds: run.totalSeconds,
      trainingSeconds: run.trainingSeconds ?? 0, resumptions: record.resumptions,
      threads: record.threads, cpu: record.machine.cpu,
      instructions: InstructionSet.name, build: run.build,
      revisions: record.earlierRevisions + [record.revision].compactMap(\.self))
    let bytes = Checkpoint(facts: facts, snapshot: snapshot)
      .encoded(of: run.folder.experiment, digest: record.digest)
    try run.checkPlace()
    try run.folder.makeCheckpointFolder()
    try run.write(bytes, to: run.folder.state)
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    if case .ended(.done(_), _) = ending { run.folder.removeLeftovers(andState: true) }
  }
}
