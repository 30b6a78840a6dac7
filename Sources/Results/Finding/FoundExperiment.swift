internal import System

/// The results of one name: `ROOT/NAME`.
package struct FoundExperiment: Sendable {
  /// The folder of all results.
  package let root: String
  /// The name.
  package let name: String

  /// Names an experiment.
  package init(root: String, name: String) { (self.root, self.name) = (root, name) }

  /// Where it is.
  package var path: String { "\(root)/\(name)" }

  /// Its runs, in folders and in packs, by the names of their folders.
  package var runs: [FoundRun] {
    let packs = RunPacks(root: root, name: name)
    packs.refresh()
    let ids = Set((try? Folder(path))?.names ?? []).union(packs.ids)
    return ids.sorted().compactMap { run($0, packs) }
  }

  /// A run by the name of its folder; nil if there is none.
  func run(_ id: String, _ packs: RunPacks) -> FoundRun? {
    FoundRun(RunFolder(root: root, name: name, id: id))
      ?? packs.run(id).flatMap { FoundRun($0, named: name, in: root) }
  }

  /// Its sweeps, the newest last: by when their specs or tables were written last.
  package var sweeps: [FoundSweep] {
    let names = (try? Folder("\(path)/sweeps"))?.names ?? []
    let sweeps = names.filter { FileSystem.kind(of: "\(path)/sweeps/\($0)/sweep.yaml") != nil }
      .map { FoundSweep(root: root, name: name, id: $0) }
    let times = sweeps.map { (sweep: $0, time: Self.time(of: $0)) }
    return times.sorted { ($0.time, $0.sweep.id) < ($1.time, $1.sweep.id) }.map(\.sweep)
  }

  private static func time(of sweep: FoundSweep) -> Double {
    let stamps = ["sweep.yaml", "summary.json"].compactMap { FileStamp(of: "\(sweep.path)/\($0)") }
    return stamps.map { Double($0.written.0) + Double($0.written.1) / 1e9 }.max() ?? 0
  }
}
