internal import Messages
package import System

/// What lies at a path among results.
package enum FoundResults: Sendable {
  /// One run.
  case run(FoundRun)
  /// One sweep.
  case sweep(FoundSweep)
  /// All results of one name.
  case experiment(FoundExperiment)
  /// A folder of results of many names.
  case all([FoundExperiment])

  /// Looks at a path: a run's folder, its `result.json` or a file in it, a run in a pack by the path that
  /// its folder would have, a sweep's folder, that of a name, or one of many names.
  ///
  /// - Throws: `FileError` with `missing` where there are no results.
  package init(at path: String) throws(FileError) {
    let path = Self.trimmed(path)
    guard let kind = FileSystem.kind(of: path) else {
      if let run = Self.packed(path) {
        self = .run(run)
        return
      }
      throw FileError(.missing, path: path, message: Message.noResults)
    }
    if kind == .regularFile {
      do throws(FileError) {
        try self.init(at: FileSystem.folder(of: FileSystem.absolute(path)))
      } catch {
        guard error.kind == .missing else { throw error }
        throw FileError(.missing, path: path, message: Message.noResultsBeside)
      }
      return
    }
    guard let found = Self.found(in: FileSystem.resolved(path) ?? path) else {
      throw FileError(.missing, path: path, message: Message.noResultsWithin)
    }
    self = found
  }

  private static func found(in path: String) -> FoundResults? {
    let (parent, name) = (FileSystem.folder(of: path), FileSystem.name(of: path))
    if exists("\(path)/result.json") {
      let folder = RunFolder(
        root: FileSystem.folder(of: parent), name: FileSystem.name(of: parent), id: name)
      return FoundRun(folder).map { .run($0) }
    }
    if exists("\(path)/sweep.yaml") {
      let experiment = FileSystem.folder(of: parent)
      return .sweep(
        FoundSweep(
          root: FileSystem.folder(of: experiment), name: FileSystem.name(of: experiment), id: name))
    }
    if name == "sweeps" || name == "packs", isExperiment(parent) { return found(in: parent) }
    if isExperiment(path) { return .experiment(FoundExperiment(root: parent, name: name)) }
    let names = ((try? Folder(path))?.names ?? []).sorted()
    let experiments = names.filter { isExperiment("\(path)/\($0)") }
    guard !experiments.isEmpty else { return nil }
    return .all(experiments.map { FoundExperiment(root: path, name: $0) })
  }

  /// Whether a folder is that of a name.
  private static func isExperiment(_ path: String) -> Bool {
    if exists("\(path)/latest") || exists("\(path)/sweeps") || exists("\(path)/packs") {
      return true
    }
    return ((try? Folder(path))?.names ?? []).contains { exists("\(path)/\($0)/result.json") }
  }

  private static func packed(_ path: String) -> FoundRun? {
    let parent = FileSystem.resolved(FileSystem.folder(of: path)) ?? FileSystem.folder(of: path)
    let (root, name) = (FileSystem.folder(of: parent), FileSystem.name(of: parent))
    let packs = RunPacks(root: root, name: name)
    packs.refresh()
    return packs.run(FileSystem.name(of: path)).flatMap { FoundRun($0, named: name, in: root) }
  }

  private static func exists(_ path: String) -> Bool { FileSystem.kind(of: path) != nil }

  private static func trimmed(_ path: String) -> String {
    var path = Substring(path)
    while path.count > 1, path.last == "/" { path = path.dropLast() }
    return String(path)
  }

  /// Its runs: one, those of a sweep's trials, those of a name, or all.
  package var runs: [FoundRun] {
    switch self {
    case .run(let run): [run]
    case .sweep(let sweep): sweep.runs
    case .experiment(let experiment): experiment.runs
    case .all(let experiments): experiments.flatMap(\.runs)
    }
  }

  /// The sweep that is meant: of a name its newest; nil where there is none.
  package var sweep: FoundSweep? {
    switch self {
    case .sweep(let sweep): sweep
    case .experiment(let experiment): experiment.sweeps.last
    case .run, .all: nil
    }
  }
}
