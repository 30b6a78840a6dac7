internal import Engine
package import JSON
internal import Provenance
package import System
package import Training

/// What the outputs of one run share: its folder, the right to write there, its record so far.
package final class RunSession {
  /// The run's folder.
  package let folder: RunFolder
  /// What `result.json` will say.
  package internal(set) var record: ResultRecord
  /// The columns of `metrics.csv`.
  let header: MetricsHeader
  /// What was saved of the run, if it is resumed.
  let saved: Checkpoint.RunFacts?
  /// The bytes of each appended file when the run was last saved, and their digest, by name.
  var lengths: [String: Int] = [:]
  var digests: [String: String] = [:]
  /// Whether the run is moved into a pack of its group when it has ended.
  var isPacked: Bool {
    switch record.status {
    case .done, .diverged: mayBePacked
    case .running, .failed, .interrupted, .pruned: false
    }
  }
  /// Whether that is so if it comes to its end.
  let mayBePacked: Bool
  /// Whether what the run could be resumed from stays when it has ended.
  var keepsState: Bool {
    switch record.status {
    case .done: false
    case .pruned: keepsPrunedState
    case .running, .diverged, .failed, .interrupted: true
    }
  }
  private let keepsPrunedState: Bool
  /// Whether the run may wait for something after a row, which is then to be seen.
  let mayWait: Bool
  /// Whole files that are kept for a pack and are in no folder, until ``leaveMemory()``.
  private(set) var memory: [PackedRun.File]?
  /// Whether the weights that the run ends with are kept.
  let keepsWeights: Bool
  /// The runs that this one comes onto the disk with; nil for a run by itself.
  let group: RunGroup?
  private let lock: RunLock
  /// The machine, which is asked once by a process of many runs.
  private static let machine = Machine.current()
  private let start = ContinuousClock.now
  private var trainingStart: ContinuousClock.Instant?

  /// Begins a session, which holds the lock as long as it lasts, of an experiment with a digest; the
  /// run begins anew or is resumed from what was saved, on all cores unless threads are given.
  ///
  /// The result tells its resolved values, what was given by `--set`, and whether it was begun by
  /// `--force`. A run of a group comes onto the disk with that.
  package init(
    _ folder: RunFolder, _ lock: RunLock, digest: String, seed: UInt64, values: JSONValue = .null,
    overrides: [String] = [], isForced: Bool = false, threads: Int?, dataDigest: String,
    header: MetricsHeader, resuming saved: Checkpoint.RunFacts?, group: RunGroup? = nil,
    keepsWeights: Bool = true, keepsPrunedState: Bool = true, isPacked: Bool = false,
    mayWait: Bool = false
  ) {
    (self.mayWait, self.keepsPrunedState) = (mayWait, keepsPrunedState)
    mayBePacked = isPacked && group != nil && !isForced
    memory = mayBePacked && saved == nil ? [] : nil
    (self.folder, self.lock, self.header, self.saved) = (folder, lock, header, saved)
    (self.group, self.keepsWeights) = (group, keepsWeights)
    let machine = Self.machine
    record = ResultRecord(
      name: folder.name, id: folder.id, digest: digest, seed: seed,
      folder: FileSystem.resolved(folder.path), isForced: isForced, overrides: overrides,
      values: ResultRecord.bounded(values), machine: machine, threads: threads ?? machine.cores,
      instructions: InstructionSet.name, dataDigest: dataDigest)
    guard let saved else { return }
    record.started = saved.started
    record.resumptions = saved.resumptions + 1
    record.earlierRevisions = saved.revisions
  }

  /// The runner's version and build in one.
  var build: String { "\(record.version) \(record.build)" }

  /// Differences between the process that saved the run and this one, because of which sums may be
  /// rounded in another way; one phrase each, naming both.
  package var differences: [String] {
    guard let saved else { return [] }
    let facts = [
      ("\(saved.threads)", "\(record.threads)", Message.threads),
      (saved.cpu, record.machine.cpu, Message.processor),
      (saved.instructions ?? InstructionSet.name, InstructionSet.name, Message.instructions),
      (saved.build, build, Message.build),
    ]
    return facts.filter { $0.0 != $0.1 }.map { $0.2($0.0, $0.1) }
  }

  /// Notes the run that this one goes on from.
  package func note(_ parent: RunParent) { record.parent = parent }

  /// Notes that the first step begins.
  package func beginTraining() { trainingStart = .now }

  /// Notes what was measured on the test samples, by the metrics' names, with which the run ends.
  package func noteTest(_ evaluation: Evaluation, _ metrics: [Metric]) {
    let names = ["loss"] + metrics.map(\.name)
    record.test = zip(names, [evaluation.loss] + evaluation.metrics).map {
      ("test.\($0)", .number($1))
    }
  }

  /// Seconds of the run's processes until now.
  var totalSeconds: Double { (saved?.totalSeconds ?? 0) + seconds(since: start) }

  /// Seconds of these in the training loop; nil before it.
  var trainingSeconds: Double? {
    trainingStart.map { (saved?.trainingSeconds ?? 0) + seconds(since: $0) }
  }

  /// Seconds since a moment: none by a clock that was set back.
  func seconds(since start: ContinuousClock.Instant) -> Double {
    max(start.duration(to: .now) / .seconds(1), 0)
  }

  /// Whether nothing was in the run's folder when the lock was taken.
  var isFirst: Bool { lock.isFirst }

  /// The run's folder, open since the lock was taken.
  var place: Folder { lock.place }

  /// Refuses a folder that is not the one whose lock was taken any more.
  package func checkPlace() throws(FileError) { try lock.checkPlace() }

  /// Removes the run's folder, unless it is not the one whose lock was taken any more.
  func remove(by removal: RunRemoval) { removal.remove(folder, lock) }

  /// Writes a file of the run whole, or not at all: one of its folder, or of those for checkpoints and
  /// pictures.
  ///
  /// It is on the disk after that, or with the run's group unless it must be at once.
  ///
  /// - Throws: `FileError`; an old file is then untouched.
  func write(
    to path: String, atOnce: Bool = false,
    _ fill: (borrowing OutputFile) throws(FileError) -> Void
  ) throws(FileError) {
    try checkPlace()
    let durability = group == nil || atOnce ? Durability.each : .group
    try AtomicFile.write(
      to: FileSystem.name(of: path), in: try target(of: path), durability, fill)
  }

  /// Keeps a file for a pack; false where none is kept.
  func keep(_ bytes: [UInt8], _ name: String) -> Bool {
    memory?.append(PackedRun.File(name: name, bytes: bytes))
    return memory != nil
  }

  /// Writes a file of some bytes, as ``write(to:atOnce:_:)`` does, or keeps it for a pack.
  func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    guard !keep(bytes, FileSystem.name(of: path)) else { return }
    try write(to: path) { (file) throws(FileError) in try file.write(bytes) }
  }

  /// Writes one of the files that tell that the run has ended: it is there after that, or when the run's
  /// group is on the disk.
  func writeLast(
    to path: String, _ fill: (borrowing OutputFile) throws(FileError) -> Void
  ) throws(FileError) {
    guard let group else { return try write(to: path, fill) }
    try checkPlace()
    let file = try AtomicFile.hold(
      FileSystem.name(of: path), in: try target(of: path), fill)
    group.hold(file, of: self)
  }

  /// Writes one of the last files, of some bytes, as ``writeLast(to:_:)`` does.
  func writeLast(_ bytes: [UInt8], to path: String) throws(FileError) {
    if isPacked, memory != nil, let group {
      try write(bytes, to: path)
      return group.hold(nil, of: self)
    }
    try leaveMemory()
    try writeLast(to: path) { (file) throws(FileError) in try file.write(bytes) }
  }

  /// Writes the files that were kept for a pack, since the run goes on for long, or has not come to its
  /// end, or cannot be packed.
  ///
  /// - Returns: The result that says that the run has ended, which waits for its name.
  @discardableResult
  func leaveMemory() throws(FileError) -> HeldFile? {
    guard let files = memory else { return nil }
    memory = nil
    var result: HeldFile?
    for file in files {
      if isPacked, file.name == FileSystem.name(of: folder.result) {
        result = try AtomicFile.hold(file.name, in: place) { (output) throws(FileError) in
          try output.write(file.bytes)
        }
      } else {
        try write(file.bytes, to: "\(folder.path)/\(file.name)")
      }
    }
    return result
  }

  private func target(of path: String) throws(FileError) -> Folder {
    let parent = FileSystem.folder(of: path)
    if parent == folder.path { return place }
    return parent == folder.plots
      ? try folder.pictures(in: place) : try folder.checkpoints(in: place)
  }
}
