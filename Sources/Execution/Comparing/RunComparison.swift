internal import JSON
internal import Messages
internal import Results
internal import Sweeps

/// Runs compared: what differs in their specs, what they measured, and whether that means anything.
package struct RunComparison {
  /// The most cells whose runs without a value have a line each.
  private static let mostLines = 6

  let cells: [ComparedCell]
  let goal: ComparisonGoal
  let differences: [ValueDifference]
  /// The names of all that was measured, in the order of the first run that has each.
  let metrics: [String]
  /// The cells by the metric.
  let ranking: CellRanking
  private let missing: [CellSource]

  /// Compares the runs at some paths, or the cells of one sweep.
  ///
  /// - Parameters:
  ///   - paths: Those of runs, sweeps, names or folders of results.
  ///   - metric: The name of the metric; nil for the one that the runs are judged by.
  ///   - over: Paths of specs: runs that differ by their values alone belong to one cell, as those that differ
  ///     by their seeds do.
  /// - Throws: `Problem` where there are no runs, or only one cell, or no such metric or path.
  package init(at paths: [String], metric: String?, over: [String] = []) throws(Problem) {
    var sources: [CellSource] = []
    for path in paths { sources.append(try CellSource(at: path)) }
    let known = over.isEmpty ? [] : sources.flatMap { $0.runs.flatMap(ComparedCell.values) }
    for path in over where !known.contains(where: { $0.path == path }) {
      throw Problem(at: "--over", Message.unknownPath(path), .usage)
    }
    let cells = ComparedCells.cells(of: sources, over: Set(over))
    guard cells.count > 1 || !over.isEmpty else {
      throw Problem(at: paths.joined(separator: " "), Message.oneCell, .usage)
    }
    try self.init(cells, sources, metric, ownCells: !over.isEmpty)
  }

  /// Compares runs that were found by a metric; nil where none has a value of it.
  init?(_ runs: [FoundRun], metric: String) {
    let sources = [CellSource(runs)]
    guard let own = try? Self(ComparedCells.cells(of: sources), sources, metric) else { return nil }
    self = own
  }

  private init(
    _ cells: [ComparedCell], _ sources: [CellSource], _ metric: String?, ownCells: Bool = false
  ) throws(Problem) {
    let goal = try ComparisonGoal(metric, cells, sources)
    // Of one sweep the ranks are those of its summary, unless it has other cells.
    let isSweep = sources.count == 1 && sources[0].isSweep && !ownCells
    let values = cells.map { $0.cellValues(goal.key, countsLacking: isSweep) }
    ranking = CellRanking(
      values, isPartial: isSweep ? Self.partial(cells, values) : cells.map { _ in false },
      isGreaterBetter: goal.isGreaterBetter)
    differences = ValueDifference.all(cells)
    var seen: Set<String> = []
    metrics = cells.flatMap { $0.runs.flatMap(\.metrics) }.filter { seen.insert($0).inserted }
    missing = sources.filter { $0.missing > 0 }
    (self.cells, self.goal) = (cells, goal)
  }

  /// Which cells of a sweep have fewer runs than others: those that a race has dropped, or that are
  /// under way.
  private static func partial(_ cells: [ComparedCell], _ values: [CellValues]) -> [Bool] {
    let counts = zip(cells, values).map { cell, values in
      (phase: values.phase, count: cell.runs.count { $0.phase == values.phase })
    }
    let most = TrialPhase.allCases.map { phase in
      (phase, counts.filter { $0.phase == phase }.map(\.count).max() ?? 0)
    }
    return counts.map { own in most.contains { $0 == own.phase && $1 > own.count } }
  }

  /// What a cell is called in a sentence: by the values that tell it from others, where these are few.
  func title(of cell: Int) -> String {
    let (label, path) = (cells[cell].label, cells[cell].path)
    let values = differences.compactMap { difference in
      difference.values[cell].map { "\(difference.path)=\(Legible.line($0.shownText, limit: 40))" }
    }
    guard (1...3).contains(differences.count), !values.isEmpty else {
      return path.isEmpty ? "cell \(label)" : "\(label) (\(path))"
    }
    return "\(label) (\(values.joined(separator: " ")))"
  }

  /// What can be said of the cells, a sentence a line.
  var remarks: [String] {
    let text = ComparisonText(ranking: ranking, advice: Message.moreSeeds(needed), title: title)
    let alone = ranking.ranked.first.flatMap { ranking.ranked.count == 1 ? $0 : nil }
    return text.lines + (alone.map { [Message.oneMeasured(title(of: $0), goal.key)] } ?? [])
      + lacking + repeated + missing.map { Message.missingTrials($0.missing, $0.path) }
  }

  private var needed: Int {
    BestComparison.fewestSeeds(comparisons: max(1, ranking.ranked.count - 1))
  }

  /// The runs that have no value of the metric, a line a cell where these are few.
  private var lacking: [String] {
    let lacking = cells.map { cell in
      cell.runs.compactMap { run in run.obstacle(goal.key).map { "\(run.run.path) (\($0))" } }
    }
    guard lacking.count(where: { !$0.isEmpty }) > Self.mostLines else {
      return zip(cells, lacking).filter { !$1.isEmpty }.map { cell, runs in
        "\(cell.label): " + Message.notComparable(runs, of: cell.runs.count)
      }
    }
    let count = cells.reduce(0) { $0 + $1.runs.count }
    return [Message.notComparable(lacking.flatMap(\.self), of: count)]
  }

  private var repeated: [String] {
    cells.filter { !$0.repeated.isEmpty }.map {
      Message.repeatedSeeds($0.label, $0.repeated.map(\.path))
    }
  }
}
