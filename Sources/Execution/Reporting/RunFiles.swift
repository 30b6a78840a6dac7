internal import Results
internal import System

/// The tables of a sweep's runs, in folders or packs, without what else these have.
struct RunFiles {
  private let place: String
  private let packs: RunPacks

  init(_ sweep: FoundSweep) {
    place = "\(sweep.root)/\(sweep.name)"
    packs = RunPacks(root: sweep.root, name: sweep.name)
    packs.refresh()
  }

  /// The metrics of a run; nil where they cannot be read.
  func table(of id: String) -> CSVTable? {
    let file = "metrics.csv"
    let bytes = SmallFile.contents("\(place)/\(id)/\(file)", limit: 1 << 30) ?? packs.run(id)?[file]
    return bytes.map { CSVTable($0) }
  }
}
