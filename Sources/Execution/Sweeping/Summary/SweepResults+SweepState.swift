internal import Experiments
internal import JSON
internal import Results
internal import Sweeps

extension SweepResults {
  /// What a sweep has come to.
  init(_ state: SweepState) {
    let (sweep, plan) = (state.sweep, state.plan)
    (name, id, goal) = (sweep.name, sweep.id, sweep.goal)
    axes = sweep.base.section.axes.map(\.path)
    var (cells, places) = ([Cell](), [Int: Int]())
    for trial in state.trials where places[trial.cell] == nil {
      places[trial.cell] = cells.count
      cells.append(Cell(trial.cell, state.values(ofCell: trial.cell), axes, plan))
    }
    self.cells = cells
    trials = state.trials.map { trial in
      TrialResult(
        number: trial.number, cell: places[trial.cell] ?? 0, id: trial.id,
        seed: state.hasOwnSeed(trial) ? Self.seed(of: trial) : nil,
        phase: state.confirms(trial) ? .confirmed : .searched, record: state.records[trial.id])
    }
    hasPhases = plan.hasConfirmation
    switch sweep.base.section.cells {
    case .grid(let grid): design = .grid(grid)
    case .search:
      design = .search(sweep.base.section.space, cells.map { plan.points[$0.number] })
    }
  }

  private static func seed(of trial: Trial) -> Int? {
    let key = "\(SweepSection.seed)="
    return trial.settings.last { $0.hasPrefix(key) }.flatMap { Int($0.dropFirst(key.count)) }
  }
}

extension SweepResults.Cell {
  /// A cell of the values of the axes that it has, in the order of the axes.
  fileprivate init(_ number: Int, _ found: [TrialValue], _ axes: [String], _ plan: TrialPlan) {
    var rest = found[...]
    self.number = number
    isDropped = plan.isDropped(number)
    values = axes.map { axis in
      guard rest.first?.path == axis, let value = rest.popFirst() else { return nil }
      return SweepResults.Value(line: value.node.line, json: value.node.json)
    }
  }
}
