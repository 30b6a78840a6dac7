package import JSON
internal import System

/// A sweep that was found among results.
package struct FoundSweep: Sendable {
  /// The folder of all results.
  package let root: String
  /// The experiment's name.
  package let name: String
  /// The sweep's ID.
  package let id: String

  /// Names a sweep.
  package init(root: String, name: String, id: String) {
    (self.root, self.name, self.id) = (root, name, id)
  }

  /// Its folder.
  package var folder: SweepFolder { SweepFolder(root: root, name: name, id: id) }

  /// Where it is.
  package var path: String { folder.path }

  /// One of its tables; nil if there is none that can be read.
  package func table(_ name: String) -> CSVTable? {
    SmallFile.contents("\(path)/\(name)", limit: 1 << 30).map { CSVTable($0) }
  }

  /// What `summary.json` says; nil if there is none that can be read.
  package var summary: JSONValue? {
    SmallFile.contents("\(path)/summary.json", limit: 1 << 30)
      .flatMap { try? JSONValue(parsing: $0) }
  }

  /// What its journals hold.
  package var journals: JournalContents { JournalContents(in: folder) }

  /// The runs of its trials that there are, in the order of the trials.
  package var runs: [FoundRun] {
    let place = FoundExperiment(root: root, name: name)
    let packs = RunPacks(root: root, name: name)
    packs.refresh()
    var seen: Set<String> = []
    return (table("trials.csv")?.cells(of: "id") ?? []).compactMap { id in
      seen.insert(id).inserted ? place.run(id, packs) : nil
    }
  }
}
