internal import JSON
internal import Messages
internal import System

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

  /// Makes the folder, and those above it as needed.
  ///
  /// - Throws: ``ResultsError`` with `cannotCreate`, also for a name that is no folder's.
  package init(
    creating root: String, name: String, id: String, occupied: Occupied = .reuse
  ) throws(ResultsError) {
    self.root = root
    self.name = name
    for part in [name, id] {
      guard let mistake = FolderName.mistake(in: part) else { continue }
      throw ResultsError(.cannotCreate, path: "\(root)/\(part)", message: mistake)
    }
    let parent = "\(root)/\(name)"
    try Self.checkLength(parent)
    try Self.makeFolders(root)
    _ = try Self.makeFolder(parent)
    try Self.checkLink("\(parent)/latest")
    var candidate = id
    var number = 1
    // Only making a folder tells for certain whether it was there: others may run beside us.
    while !(try Self.makeFolder("\(parent)/\(candidate)")), occupied == .sibling {
      number += 1
      candidate = "\(id)-\(number)"
    }
    self.id = candidate
    // A link there would have us write, and clear away, where it leads; better now than at the
    // first checkpoint.
    try Self.checkFolder("\(parent)/\(candidate)/checkpoint")
  }

  /// The folder's path.
  package var path: String { "\(root)/\(name)/\(id)" }
  /// Where the spec's verbatim copy goes.
  package var spec: String { "\(path)/spec.yaml" }
  /// Where every resolved value goes.
  package var resolved: String { "\(path)/resolved.json" }
  /// Where the result goes.
  package var result: String { "\(path)/result.json" }
  /// Where the measurements go.
  package var metrics: String { "\(path)/metrics.csv" }

  /// Where the weights at the end of the run go.
  package var weights: String { "\(path)/checkpoint/weights.safetensors" }

  /// Where what a run goes on from is kept while it is not done.
  package var state: String { "\(path)/checkpoint/state.safetensors" }

  /// Whether there is anything to go on from.
  package var hasState: Bool { FileSystem.kind(of: state, followingLinks: false) != nil }

  /// Removes what the run no longer goes on from, and half-written files of processes that were
  /// killed; only the holder of the lock may.
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
  package func makeCheckpointFolder() throws(ResultsError) {
    _ = try Self.makeFolder("\(path)/checkpoint")
  }

  /// Writes a file of the run whole, or not at all.
  ///
  /// - Throws: ``ResultsError``; an old file is then untouched.
  package func write(_ bytes: [UInt8], to path: String) throws(ResultsError) {
    try ResultsError.storing { () throws(FileError) in try AtomicFile.write(bytes, to: path) }
  }

  /// Writes a text file of the run as UTF-8, whole or not at all.
  package func write(_ text: String, to path: String) throws(ResultsError) {
    try write(Array(text.utf8), to: path)
  }

  /// Lets the link `ROOT/NAME/latest` lead to this run.
  package func updateLatest() throws(ResultsError) {
    try ResultsError.storing { () throws(FileError) in
      // What a kill leaves of it is then among what the next holder of the lock removes.
      try AtomicFile.link(id, at: "\(root)/\(name)/latest", by: path)
    }
  }

  /// The status in a run's `result.json`; nil if there is none that can be read.
  package static func existing(root: String, name: String, id: String) -> RunStatus? {
    guard FolderName.mistake(in: name) == nil, FolderName.mistake(in: id) == nil,
      let bytes = SmallFile.contents("\(root)/\(name)/\(id)/result.json", limit: 16 << 20),
      case .string(let status)? = (try? JSONValue(parsing: bytes))?["status"]
    else { return nil }
    return RunStatus(rawValue: status)
  }

  /// The text of a run's `result.json`; nil if there is none that can be read.
  package static func resultText(root: String, name: String, id: String) -> String? {
    SmallFile.contents("\(root)/\(name)/\(id)/result.json", limit: 16 << 20)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Refuses to go on where the link to the newest run could not be made.
  private static func checkLink(_ path: String) throws(ResultsError) {
    let kind = FileSystem.kind(of: path, followingLinks: false)
    guard kind != nil, kind != .link else { return }
    throw ResultsError(.cannotCreate, path: path, message: "is not a link; its place is needed")
  }

  /// Makes a folder; false if it is already there.
  ///
  /// A link is no folder of results: what it leads to may be anything.
  private static func makeFolder(_ path: String) throws(ResultsError) -> Bool {
    let isNew = try ResultsError.storing { () throws(FileError) in
      try FileSystem.makeFolder(path)
    }
    if !isNew { try checkFolder(path) }
    return isNew
  }

  /// Refuses what is there and is not a folder.
  private static func checkFolder(_ path: String) throws(ResultsError) {
    let kind = FileSystem.kind(of: path, followingLinks: false)
    guard kind != nil, kind != .folder else { return }
    throw ResultsError(
      .cannotCreate, path: path,
      message: kind == .link ? "is a link; results are written to folders alone" : "File exists")
  }

  /// Makes the folder of all results and those above it, as needed; links lead to it as they may.
  private static func makeFolders(_ path: String) throws(ResultsError) {
    guard FileSystem.kind(of: path) == nil else { return }
    let parent = FileSystem.folder(of: path)
    if parent != path, parent != ".", FileSystem.kind(of: parent) == nil {
      try makeFolders(parent)
    }
    _ = try makeFolder(path)
  }

  private static func checkLength(_ path: String) throws(ResultsError) {
    guard !path.utf8.contains(0), path.utf8.count < FileSystem.pathLimit else {
      throw ResultsError(
        .cannotCreate, path: path,
        message:
          "a path must be shorter than \(FileSystem.pathLimit) bytes and have no null character")
    }
  }
}
