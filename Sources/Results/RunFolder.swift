internal import Messages
package import System

/// The folder of one run: `ROOT/NAME/ID`.
package struct RunFolder: Sendable, Equatable {
  /// What to do about a folder that is already there.
  package enum Occupied: Sendable {
    /// Use it.
    case reuse
    /// Make another beside it, of the next number that is free: `ID-2`, `ID-3`, …
    case sibling
  }

  /// Where the last finite weights of a run that has diverged are in its folder.
  static let lastFiniteWeightsName = "checkpoint/last_finite.safetensors"

  /// The name of the folder of pictures.
  static let plotsName = "plots"
  /// The pictures that a run may have there.
  static let plotNames = ["training.svg", "range-test.svg"]

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

  /// Makes the folder, and those above it as needed; of siblings the first that may be made has a
  /// number.
  ///
  /// - Throws: `FileError` with `cannotCreate`, also for a name that is no folder's.
  package init(
    creating root: String, name: String, id: String, occupied: Occupied = .reuse, number: Int = 1
  ) throws(FileError) {
    for part in [name, id] {
      guard let mistake = FolderName.mistake(in: part) else { continue }
      throw FileError(.cannotCreate, path: "\(root)/\(part)", message: mistake)
    }
    let parent = "\(root)/\(name)"
    try Self.checkLength(parent)
    try Self.makeFolders(root)
    _ = try Self.makeFolder(parent)
    let place = try Folder(root).folder(name)
    var number = number
    // Only making a folder tells for certain whether it was there: others may run beside us.
    var isNew = try place.makeFolder(Self.sibling(of: id, number))
    while !isNew, occupied == .sibling {
      number += 1
      isNew = try place.makeFolder(Self.sibling(of: id, number))
    }
    self.init(root: root, name: name, id: Self.sibling(of: id, number))
    // Better now than when they are written.
    try Self.checkFile(latest)
    if !isNew { try checkFiles() }
  }

  private func checkFiles() throws(FileError) {
    for folder in [path, "\(path)/checkpoint"] { try Self.checkFolder(folder) }
    for file in [spec, source, resolved, result, weights, lastFiniteWeights, state] {
      try Self.checkFile(file)
    }
  }

  /// The name of an ID's run of a number: the first has the ID's.
  package static func sibling(of id: String, _ number: Int) -> String {
    number == 1 ? id : "\(id)-\(number)"
  }

  /// Whether a folder's name is one of those that the runs of an ID have.
  package static func isName(_ name: String, ofRun id: String) -> Bool {
    name == id || name.hasPrefix("\(id)-")
  }

  /// The numbers of the folders that there are of an ID's runs, in order.
  package static func numbers(of id: String, named name: String, in root: String) -> [Int] {
    let names = (try? Folder(root).folder(name))?.names ?? []
    let numbers = names.compactMap { found -> Int? in
      if found == id { return 1 }
      guard found.hasPrefix("\(id)-"), found.utf8.count <= id.utf8.count + 10,
        let number = Int(found.dropFirst(id.count + 1)), number > 1,
        found == sibling(of: id, number)
      else { return nil }
      return number
    }
    return numbers.sorted()
  }

  /// Where the ID of the experiment's newest run stands.
  private var latest: String { "\(root)/\(name)/latest" }
  /// What the run calls itself: `NAME/ID`.
  var experiment: String { "\(name)/\(id)" }
  /// The folder's path.
  package var path: String { "\(root)/\(name)/\(id)" }
  /// Where the whole spec goes.
  package var spec: String { "\(path)/spec.yaml" }
  /// Where the files go that the spec was made of, as they were given.
  package var source: String { "\(path)/source.yaml" }
  /// Where every resolved value goes.
  package var resolved: String { "\(path)/resolved.json" }
  /// Where the result goes.
  package var result: String { "\(path)/result.json" }
  /// Where the measurements go.
  package var metrics: String { "\(path)/\(MetricsOutput.name)" }
  /// Where the counts of the classes go that validation samples are given.
  var confusion: String { "\(path)/\(ConfusionOutput.name)" }
  /// Where the weights at the end of the run go.
  package var weights: String { "\(path)/checkpoint/weights.safetensors" }
  /// Where the last finite weights of a run that has diverged go.
  package var lastFiniteWeights: String { "\(path)/\(Self.lastFiniteWeightsName)" }
  /// Where a run that is not done keeps what it is resumed from.
  package var state: String { "\(path)/checkpoint/state.safetensors" }

  /// Where pictures go.
  var plots: String { "\(path)/\(Self.plotsName)" }

  /// Opens the folder; no link below the folder of all results is followed.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  func open() throws(FileError) -> Folder { try Folder(root).folder(name).folder(id) }

  /// Opens the folder that checkpoints go to, made if it is not there.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  func checkpoints(in place: Folder) throws(FileError) -> Folder {
    try subfolder("checkpoint", in: place)
  }

  /// Opens the folder that pictures go to, made if it is not there.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  func pictures(in place: Folder) throws(FileError) -> Folder {
    try subfolder(Self.plotsName, in: place)
  }

  private func subfolder(_ name: String, in place: Folder) throws(FileError) -> Folder {
    do throws(FileError) {
      _ = try place.makeFolder(name)
      return try place.folder(name)
    } catch {
      try Self.checkFolder("\(path)/\(name)")
      throw error
    }
  }

  /// Whether there is a folder.
  package var exists: Bool { FileSystem.kind(of: path, followingLinks: false) == .folder }

  /// Whether there is a result, readable or not.
  var hasResult: Bool { FileSystem.kind(of: result, followingLinks: false) != nil }

  /// Whether there is anything to resume from.
  package var hasState: Bool { FileSystem.kind(of: state, followingLinks: false) != nil }

  /// Whether there are the weights of a run that has come to its end.
  package var hasWeights: Bool {
    [weights, lastFiniteWeights].contains { FileSystem.kind(of: $0, followingLinks: false) != nil }
  }

  /// What is known of the run: what `result.json` says, but that a run is interrupted which says that it
  /// is running and whose lock is free; nil if there is no file that can be read.
  package var storedResult: StoredResult? {
    let isName = FolderName.mistake(in: name) == nil && FolderName.mistake(in: id) == nil
    guard isName, let found = StoredResult(result) else { return nil }
    guard found.status == .running, !RunLock.isHeld(of: self) else { return found }
    // It may have ended between the two looks.
    guard let again = StoredResult(result) else { return nil }
    return again.status == .running ? again.interrupted : again
  }

  /// Says in `result.json` that the run was interrupted, where the process that it tells of was killed;
  /// only the holder of the lock may.
  package func noteInterruption(_ lock: RunLock) {
    guard let result = StoredResult(result), result.status == .running else { return }
    // What cannot be written is as true as before.
    try? AtomicFile.write(to: "result.json", in: lock.place) { (file) throws(FileError) in
      try file.write(Array(result.interrupted.fileText.utf8))
    }
  }

  /// Removes half-written files of processes that were killed, and where the run is done what it
  /// was resumed from; only the holder of the lock may.
  ///
  /// What cannot be removed does no harm.
  package func removeLeftovers(andState: Bool) {
    guard let place = try? open() else { return }
    let checkpoints = try? place.folder("checkpoint")
    if andState { checkpoints?.remove(FileSystem.name(of: state)) }
    let pictures = try? place.folder(Self.plotsName)
    for folder in [place, checkpoints, pictures].compactMap(\.self) {
      for name in folder.names where AtomicFile.isTemporary(name) { folder.remove(name) }
    }
  }

  /// Removes what a process has left that was killed when the run was done, but for that.
  package func removeLeftoversOfDone() {
    guard hasState || hasHalfWritten, let lock = try? RunLock(of: self) else { return }
    withExtendedLifetime(lock) { removeLeftovers(andState: true) }
  }

  private var hasHalfWritten: Bool {
    guard let place = try? open() else { return false }
    let names = place.names + ((try? place.folder("checkpoint"))?.names ?? [])
    return names.contains(where: AtomicFile.isTemporary)
  }

  /// Writes the run's ID into the file `ROOT/NAME/latest`, unless it is there.
  ///
  /// A link would be followed by whoever looks for results, who would then meet a run twice.
  package func updateLatest(_ durability: Durability = .each) throws(FileError) {
    let text = Array("\(id)\n".utf8)
    if FileSystem.kind(of: latest, followingLinks: false) == .regularFile,
      SmallFile.contents(latest, limit: text.count) == text
    {
      return
    }
    let parent = try Folder(root).folder(name)
    // What a kill leaves of it is then among what the next holder of the lock removes.
    try AtomicFile.write(
      to: FileSystem.name(of: latest), in: parent, by: parent.folder(id), durability
    ) { (file) throws(FileError) in try file.write(text) }
  }

  /// Makes a folder; false if it is already there.
  ///
  /// A link is no folder of results: what it leads to may be anything.
  private static func makeFolder(_ path: String) throws(FileError) -> Bool {
    let isNew = try FileSystem.makeFolder(path)
    if !isNew { try checkFolder(path) }
    return isNew
  }

  /// Refuses what is there in the place of a folder and is none.
  private static func checkFolder(_ path: String) throws(FileError) {
    let kind = FileSystem.kind(of: path, followingLinks: false)
    guard let kind, kind != .folder else { return }
    let message = kind == .link ? Message.linkedFolder : Message.notAFolder
    throw FileError(.cannotCreate, path: path, message: message)
  }

  /// Refuses what is there in the place of a file and is neither one nor a link, which is replaced.
  private static func checkFile(_ path: String) throws(FileError) {
    switch FileSystem.kind(of: path, followingLinks: false) {
    case nil, .regularFile?, .link?: return
    case .folder?, .other?:
      throw FileError(.cannotCreate, path: path, message: Message.irregularFile)
    }
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
