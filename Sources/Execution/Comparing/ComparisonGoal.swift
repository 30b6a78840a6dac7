internal import Experiments
internal import Messages

/// The metric by which cells are compared.
struct ComparisonGoal: Hashable {
  /// Its name in the summary of a run: `validation.accuracy`, `best.validation.loss`.
  let key: String
  /// Whether more is better, as the metric is declared.
  var isGreaterBetter: Bool { SweepObjective.isGreaterBetter(SweepObjective.column(of: key)) }

  /// The metric that is asked for, or else the sweeps' objective, `train.monitor`, the validation loss or
  /// the training loss: the first that all cells with a run that is done have, or else that any has.
  ///
  /// - Throws: `Problem` for a name that no run has, and where nothing was measured.
  init(_ name: String?, _ cells: [ComparedCell], _ sources: [CellSource]) throws(Problem) {
    var seen: Set<String> = []
    let known = cells.flatMap { $0.runs.flatMap(\.metrics) }.filter { seen.insert($0).inserted }
    if let name {
      let long = SweepObjective.validation + name
      guard let key = [name, long].first(where: seen.contains) else {
        let near = Spelling.nearest(to: name, among: known)
        throw Problem(at: "--metric", Message.unknownMetric(name, near, known), .usage)
      }
      self.key = key
      return
    }
    let objectives = Set(sources.map(\.objective))
    let objective = objectives.count == 1 ? objectives.first.flatMap(\.self) : nil
    let monitors = Set(cells.flatMap { $0.runs.map { RunFacts(run: $0.run).monitored } })
    let monitor = monitors.count == 1 ? monitors.first.flatMap(\.self) : nil
    let candidates = [
      objective, monitor, "\(SweepObjective.validation)loss", SweepObjective.trainLoss,
    ].compactMap(\.self)
    let counts = candidates.map { candidate in
      cells.count { cell in cell.runs.contains { $0.value(candidate) != nil } }
    }
    guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
      throw Problem(
        at: sources.map(\.path).joined(separator: " "), Message.nothingMeasured, .missingInput)
    }
    key = candidates[place]
  }
}
