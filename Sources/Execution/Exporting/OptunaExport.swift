internal import Experiments
internal import Exports
internal import JSON
internal import Results
internal import Sweeps
internal import System

/// A sweep as a study of Optuna.
package struct OptunaExport {
  private let sweep: FoundSweep
  private let table: CSVTable
  private let objective: String
  private let isMaximized: Bool
  private let axes: [String]
  private let distributions: [String: OptunaDistribution]
  private let runs: [String: FoundRun]
  private let journals: JournalContents

  /// Writes a journal of the sweep at a path, or of the newest of a name.
  ///
  /// - Returns: How many trials there are.
  /// - Throws: `Problem`; there is no new file then.
  package static func write(_ path: String, to file: String) throws(Problem) -> Int {
    guard let sweep = try FoundRuns.results(at: path).sweep else {
      throw Problem(at: path, Message.notSweep, .missingInput)
    }
    let export = try OptunaExport(sweep)
    try PictureFile.write(export.text, to: file)
    return export.table.rows.count
  }

  private init(_ sweep: FoundSweep) throws(Problem) {
    self.sweep = sweep
    let path = "\(sweep.path)/trials.csv"
    guard let table = sweep.table("trials.csv"), let summary = sweep.summary?["objective"] else {
      throw Problem(at: sweep.path, Message.noSweepTables, .missingInput)
    }
    let (key, direction) = (
      try? summary.value("key") as String, try? summary.value("direction") as String
    )
    guard let key, let direction = direction.flatMap(SearchDirection.init) else {
      throw Problem(at: "\(sweep.path)/summary.json", Message.noObjective, .invalidData)
    }
    guard let start = table.place(of: "cell"), let end = table.columns.lastIndex(of: "status"),
      start < end, table.place(of: "id") != nil
    else { throw Problem(at: "\(path):1", Message.noTrialsHeader, .invalidData) }
    for (line, row) in zip(table.lines, table.rows) where row.count != table.columns.count {
      let text = Message.cellCount(row.count, table.columns.count)
      throw Problem(at: "\(path):\(line)", text, .invalidData)
    }
    (self.table, objective, isMaximized) = (table, key, direction == .maximize)
    let domains = Self.domains(of: sweep)
    // Seeds of repeats tell runs of a cell apart, and are no parameter.
    axes = table.columns[(start + 1)..<end].filter {
      $0 != "phase" && ($0 != SweepSection.seed || domains[$0] != nil)
    }
    distributions = Self.distributions(axes, table, domains)
    runs = Dictionary(sweep.runs.map { ($0.id, $0) }) { first, _ in first }
    journals = sweep.journals
  }

  /// What the values of the sweep's axes are drawn from, as far as its spec can be read.
  private static func domains(of sweep: FoundSweep) -> [String: Domain] {
    guard let source = try? SpecSource(sweep.folder.spec, [], for: .training),
      let section = try? SweepBase(source, nil).section
    else { return [:] }
    return Dictionary(section.axes.map { ($0.path, $0.domain) }) { first, _ in first }
  }

  private static func distributions(
    _ axes: [String], _ table: CSVTable, _ domains: [String: Domain]
  ) -> [String: OptunaDistribution] {
    var distributions: [String: OptunaDistribution] = [:]
    for axis in axes {
      switch domains[axis] {
      case .uniform(let low, let high, let step)?:
        distributions[axis] = .float(low: low, high: high, step: step, isLogarithmic: false)
      case .logUniform(let low, let high)?:
        distributions[axis] = .float(low: low, high: high, step: nil, isLogarithmic: true)
      case .int(let low, let high, let step, let isLogarithmic)?:
        distributions[axis] = .int(
          low: low, high: high, step: step, isLogarithmic: isLogarithmic)
      case .choice?, nil:
        var seen: Set<String> = []
        let values = (table.cells(of: axis) ?? []).filter { !$0.isEmpty }
        distributions[axis] = .categorical(values.filter { seen.insert($0).inserted })
      }
    }
    return distributions
  }

  private var text: String {
    let name = "\(sweep.name)/\(sweep.id)"
    return OptunaJournal.study(name, isMaximized: isMaximized, metric: objective)
      + table.rows.indices.map { OptunaJournal.trial(trial($0)) }.joined()
  }

  private func cell(_ row: Int, _ column: String) -> String {
    table.place(of: column).map { table.rows[row][$0] } ?? ""
  }

  private func trial(_ row: Int) -> OptunaJournal.Trial {
    let (id, number) = (cell(row, "id"), Int(cell(row, "trial")) ?? row)
    let value = Double(cell(row, objective)).flatMap { $0.isFinite ? $0 : nil }
    let run = runs[id]
    let reports = journals.reports(of: number, id: id).map {
      (step: Int($0.resource.rounded()), value: $0.value)
    }
    let facts = ["id", "cell", "seed", "phase"].map { ($0, cell(row, $0)) }
      .filter { !$0.1.isEmpty }
    return OptunaJournal.Trial(
      state(cell(row, "status"), value), value: value, parameters: parameters(row),
      intermediates: reports.isEmpty ? measured(run) : reports.filter { $0.value.isFinite },
      started: run?.text("started"), ended: run?.text("ended"),
      attributes: facts.map { ($0.0, $0.1.json) })
  }

  /// Only what is done and has a value is complete for Optuna, and only that may have one beside what
  /// was pruned.
  private func state(_ status: String, _ value: Double?) -> OptunaJournal.State {
    switch RunStatus(rawValue: status) {
    case .done?: value == nil ? .failed : .complete
    case .pruned?: .pruned
    case .diverged?, .failed?: .failed
    case .running?, .interrupted?: .running
    case nil: .waiting
    }
  }

  private func parameters(_ row: Int) -> [OptunaJournal.Parameter] {
    axes.compactMap { axis in
      let text = cell(row, axis)
      guard !text.isEmpty, let distribution = distributions[axis] else { return nil }
      let value: Double?
      switch distribution {
      case .float, .int: value = Double(text)
      case .categorical(let choices): value = choices.firstIndex(of: text).map(Double.init)
      }
      return value.map {
        OptunaJournal.Parameter(name: axis, distribution: distribution, value: $0)
      }
    }
  }

  /// The objective's column of a run by the step.
  private func measured(_ run: FoundRun?) -> [(step: Int, value: Double)] {
    let column = SweepObjective.column(of: objective)
    guard let table = run?.metrics, let steps = table.numbers(of: "step"),
      let values = table.numbers(of: column)
    else { return [] }
    return zip(steps, values).compactMap { step, value in
      guard let step = step.flatMap({ Int(exactly: $0) }), let value, value.isFinite else {
        return nil
      }
      return (step, value)
    }
  }
}
