package import System

/// The claims of the workers that share the trials of an experiment's sweeps, over any number of machines.
///
/// A claim is a file that only one worker can make, `ROOT/NAME/sweeps/.claims/ID`. It belongs to the run
/// and not to a sweep, since sweeps share runs. Its owner renews it; a worker that finds it unchanged for
/// three heartbeats, or knows that its owner is gone, takes the trial over: it renames the file, which only
/// one worker can do, and makes its own.
package final class TrialClaims {
  /// Seconds between two heartbeats, unless they are given.
  package static let usualHeartbeat = 30.0
  private static let attempts = 3

  private let root: String
  private let name: String
  private let place: Folder
  /// Where claims go that are withdrawn: what stays there was a worker's that may be frozen.
  private let withdrawn: Folder
  private let spares: SpareClaims
  private let heartbeat: Double
  private let owner: ProcessIdentity
  private let now: () -> Duration
  private let renewal: ClaimRenewal
  private var watch = ClaimWatch()

  /// Takes the folder of all results and an experiment's name; folders are made as needed.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  package convenience init(
    in root: String, of name: String, heartbeat: Double = usualHeartbeat
  ) throws(FileError) {
    let start = SuspendingClock.now
    try self.init(in: root, of: name, heartbeat: heartbeat, owner: .current) {
      start.duration(to: .now)
    }
  }

  /// Takes the folder of one of the experiment's sweeps.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  package convenience init(
    in folder: SweepFolder, heartbeat: Double = usualHeartbeat
  ) throws(FileError) {
    let experiment = folder.experiment
    try self.init(
      in: FileSystem.folder(of: experiment), of: FileSystem.name(of: experiment),
      heartbeat: heartbeat)
  }

  /// Takes the process that claims, and its clock.
  init(
    in root: String, of name: String, heartbeat: Double, owner: ProcessIdentity,
    now: @escaping () -> Duration
  ) throws(FileError) {
    (self.root, self.name, self.heartbeat) = (root, name, heartbeat)
    (self.owner, self.now) = (owner, now)
    let sweeps = try Folder(RunFolder(creating: root, name: name, id: "sweeps").path)
    for name in [".claims", ".withdrawn", ".spares"] { _ = try sweeps.makeFolder(name) }
    (place, withdrawn) = (try sweeps.folder(".claims"), try sweeps.folder(".withdrawn"))
    spares = SpareClaims(in: try sweeps.folder(".spares"))
    renewal = ClaimRenewal(in: place, heartbeat: heartbeat)
  }

  /// Claims a trial; nil where another worker has it.
  ///
  /// The run's folder is then this worker's: one that a frozen process may still write to was moved away.
  ///
  /// - Throws: `FileError` where no file can be made.
  package func take(_ id: String) throws(FileError) -> TrialClaim? {
    for _ in 0..<Self.attempts {
      let text = ClaimText(owner: owner, token: Self.uniqueName(), heartbeat: heartbeat)
      var isMade = spares.makeFile(id, text, in: place)
      if !isMade { isMade = try place.makeFile(id, text.bytes) }
      if isMade { return try begin(TrialClaim(id, text)) }
      // One that cannot be read, or is gone by now, is looked at again like any other.
      let found = place.contents(id, limit: ClaimText.limit) ?? []
      let other = ClaimText(found)
      let isGone = other?.owner.isGone ?? false
      let pause = Duration.seconds(other?.heartbeat ?? heartbeat)
      guard watch.isStale(id, found, at: now(), heartbeat: pause) || isGone else { return nil }
      watch.forget(id)
      guard let remains = withdraw(id, if: { $0 == found }) else { continue }
      if isGone || other == nil { withdrawn.remove(remains) }
    }
    return nil
  }

  private func begin(_ claim: TrialClaim) throws(FileError) -> TrialClaim {
    watch.forget(claim.id)
    guard renewal.add(claim) else {
      release(claim)
      throw FileError(.refused, path: place.path, message: Message.refusedThread)
    }
    do throws(FileError) {
      try clearWay(to: claim.id)
    } catch {
      release(claim)
      throw error
    }
    return claim
  }

  /// Whether a claim is still this worker's, by a look at its file.
  package func holds(_ claim: TrialClaim) -> Bool { renewal.looks(claim) }

  /// Gives a claim back; one that was lost is another worker's, and stays.
  package func release(_ claim: TrialClaim) {
    renewal.remove(claim)
    guard let found = place.contents(claim.id, limit: ClaimText.limit), claim.text.isOf(found)
    else { return }
    if let remains = withdraw(claim.id, if: claim.text.isOf) { spares.keep(remains, in: withdrawn) }
  }

  /// Removes the claim of a process that is known to be gone.
  package func removeAbandoned(_ id: String) {
    guard let found = place.contents(id, limit: ClaimText.limit),
      ClaimText(found)?.owner.isGone == true, let remains = withdraw(id, if: { $0 == found })
    else { return }
    withdrawn.remove(remains)
  }

  /// Removes what workers have left that are known to be gone: their claims, also of trials that are done, and
  /// folders that were moved away from them while they were frozen.
  package func removeAbandoned() {
    for id in place.names { removeAbandoned(id) }
    AbandonedRun.removeAll(named: name, in: root)
  }

  /// Renames a claim's file, if it is the one that is meant; nil if another worker was quicker.
  ///
  /// - Returns: The name that the file has now.
  func withdraw(_ id: String, if isMeant: ([UInt8]) -> Bool) -> String? {
    let target = "\(id).\(Self.uniqueName())"
    // Over a network what was reported to have failed may have been done: only a look tells.
    try? place.rename(id, to: target, in: withdrawn)
    guard let found = withdrawn.contents(target, limit: ClaimText.limit) else { return nil }
    if isMeant(found) { return target }
    // Between the look and the renaming another worker has taken the trial over: this is its claim.
    if withdrawn.link(target, to: id, in: place) { withdrawn.remove(target) }
    return nil
  }

  /// Moves away the run's folder where a process works in it that has lost its claim, and may be frozen; one
  /// who did that may have been killed in the middle of it.
  private func clearWay(to id: String) throws(FileError) {
    let remains = remains(of: id)
    guard !remains.isEmpty else { return }
    try AbandonedRun.finishMove(id, named: name, in: root)
    let owners = remains.compactMap { name in
      withdrawn.contents(name, limit: ClaimText.limit).flatMap(ClaimText.init)?.owner
    }
    let frozen = owners.filter { !$0.isGone }
    if !frozen.isEmpty { try AbandonedRun.move(id, named: name, in: root, from: frozen) }
    withdrawn.removeAll(remains)
  }

  private func remains(of id: String) -> [String] {
    withdrawn.names.filter { $0.hasPrefix("\(id).") }
  }

  /// A name that no other worker comes upon.
  static func uniqueName() -> String {
    let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Folder {
  fileprivate func removeAll(_ names: [String]) { for name in names { remove(name) } }
}
