internal import Engine
internal import Provenance
internal import System
internal import Training
internal import Weights

/// `checkpoint/state.safetensors`: what a run that is not done is resumed from.
struct CheckpointOutput: RunOutput {
  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {
    let record = run.record
    let facts = Checkpoint.RunFacts(
      lengths: run.lengths, digests: run.digests, started: record.started,
      totalSeconds: run.totalSeconds,
      trainingSeconds: run.trainingSeconds ?? 0, resumptions: record.resumptions,
      threads: record.threads, cpu: record.machine.cpu,
      instructions: InstructionSet.name, build: run.build,
      revisions: record.earlierRevisions + [record.revision].compactMap(\.self))
    let contents = Checkpoint(facts: facts, snapshot: snapshot)
      .file(of: run.folder.experiment, digest: record.digest)
    // What it counts on, and the folders that it is in, must be on the disk before it.
    try run.group?.synchronize()
    try run.writeSealed(contents, to: run.folder.state)
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    // A group removes it when the result is on the disk.
    if run.group == nil, !run.keepsState { run.folder.removeLeftovers(andState: true) }
  }
}
