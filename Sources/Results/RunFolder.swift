internal import Messages
package import System

/// The folder of one run: `ROOT/NAME/ID`.
package struct RunFolder: Sendable, Equatable {
  /// What to do about a folder that is already there.
  package enum Occupied: Sendable {
    /// Use it.
    case reuse
    /// Make another beside it: `ID-2`, `ID-3`, …
    case sibling
  }

  /// The folder of all results.
  package let root: String
  /// The experiment's name.
  package let name: String
  /// The run's own name: its ID, followed by a number if it is not the first.
  package let id: String

  /// Names a folder, whether or not it is there.
  package init(root: String, name: String, id: String) {
    (self.root, self.name, self.id) = (root, name, id)
  }

  /// Makes the folder, and those above it as needed.
  ///
  /// - Throws: `FileError` with `cannotCreate`, also for a name that is no folder's.
  package init(
    creating root: String, name: String, id: String, occupied: Occupied = .reuse
  ) throws(FileError) {
    for part in [name, id] {
      guard let mistake = FolderName.mistake(in: part) else { continue }
      throw FileError(.cannotCreate, path: "\(root)/\(part)", message: mistake)
    }
    let parent = "\(root)/\(name)"
    try Self.checkLength(parent)
    try Self.makeFolders(root)
    _ = try Self.makeFolder(parent)
    try Self.check("\(parent)/latest", is: .link)
    var (candidate, number) = (id, 1)
    // Only making a folder tells for certain whether it was there: others may run beside us.
    while !(try Self.makeFolder("\(parent)/\(candidate)")), occupied == .sibling {
      number += 1
      candidate = "\(id)-\(number)"
    }
    self.init(root: root, name: name, id: candidate)
    // A link there would have us write, and clear away, where it leads; better now than at the
    // first checkpoint.
    try Self.check("\(path)/checkpoint", is: .folder)
  }

  /// What the run calls itself: `NAME/ID`.
  var experiment: String { "\(name)/\(id)" }
  /// The folder's path.
  package var path: String { "\(root)/\(name)/\(id)" }
  /// Where the spec's verbatim copy goes.
  package var spec: String { "\(path)/spec.yaml" }
  /// Where every resolved value goes.
  package var resolved: String { "\(path)/resolved.json" }
  /// Where the result goes.
  package var result: String { "\(path)/result.json" }
  /// Where the measurements go.
  package var metrics: String { "\(path)/\(MetricsOutput.name)" }
  /// Where the weights at the end of the run go.
  package var weights: String { "\(path)/checkpoint/weights.safetensors" }
  /// Where a run that is not done keeps what it is resumed from.
  package var state: String { "\(path)/checkpoint/state.safetensors" }

  /// Whether there is a folder.
  package var exists: Bool { FileSystem.kind(of: path, followingLinks: false) == .folder }

  /// Whether there is anything to resume from.
  package var hasState: Bool { FileSystem.kind(of: state, followingLinks: false) != nil }

  /// What `result.json` says; nil if there is none that can be read.
  package var storedResult: StoredResult? {
    let isName = FolderName.mistake(in: name) == nil && FolderName.mistake(in: id) == nil
    return isName ? StoredResult(result) : nil
  }

  /// Removes half-written files of processes that were killed, and where the run is done what it
  /// was resumed from; only the holder of the lock may.
  ///
  /// What cannot be removed does no harm.
  package func removeLeftovers(andState: Bool) {
    if andState { FileSystem.remove(state) }
    for path in halfWritten { FileSystem.remove(path) }
  }

  /// Removes what a process has left that was killed when the run was done, but for that.
  package func removeLeftoversOfDone() {
    guard hasState || !halfWritten.isEmpty, let lock = try? RunLock(of: self) else { return }
    withExtendedLifetime(lock) { removeLeftovers(andState: true) }
  }

  private var halfWritten: [String] {
    [path, "\(path)/checkpoint"].flatMap { folder in
      FileSystem.names(in: folder).filter(AtomicFile.isTemporary).map { "\(folder)/\($0)" }
    }
  }

  /// Makes the folder that checkpoints go to, unless it is there.
  func makeCheckpointFolder() throws(FileError) { _ = try Self.makeFolder("\(path)/checkpoint") }

  /// Lets the link `ROOT/NAME/latest` lead to this run.
  func updateLatest() throws(FileError) {
    // What a kill leaves of it is then among what the next holder of the lock removes.
    try AtomicFile.link(id, at: "\(root)/\(name)/latest", by: path)
  }

  /// Makes a folder; false if it is already there.
  ///
  /// A link is no folder of results: what it leads to may be anything.
  private static func makeFolder(_ path: String) throws(FileError) -> Bool {
    let isNew = try FileSystem.makeFolder(path)
    if !isNew { try check(path, is: .folder) }
    return isNew
  }

  /// Refuses what is there and is of another kind.
  private static func check(_ path: String, is wanted: FileSystem.Kind) throws(FileError) {
    let kind = FileSystem.kind(of: path, followingLinks: false)
    guard let kind, kind != wanted else { return }
    let message =
      wanted == .link
      ? Message.takenLink
      : kind == .link ? Message.linkedFolder : Message.notAFolder
    throw FileError(.cannotCreate, path: path, message: message)
  }

  /// Makes the folder of all results and those above it, as needed; links lead to it as they may.
  private static func makeFolders(_ path: String) throws(FileError) {
    guard FileSystem.kind(of: path) == nil else { return }
    let parent = FileSystem.folder(of: path)
    if parent != path, parent != ".", FileSystem.kind(of: parent) == nil { try makeFolders(parent) }
    _ = try makeFolder(path)
  }

  private static func checkLength(_ path: String) throws(FileError) {
    let limit = FileSystem.pathLimit
    guard !path.utf8.contains(0), path.utf8.count < limit else {
      throw FileError(.cannotCreate, path: path, message: Message.pathTooLong(limit))
    }
  }
}
