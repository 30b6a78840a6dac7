internal import JSON
internal import Results
internal import Sweeps

extension RunComparison {
  /// The same as an object on one line.
  package var json: String {
    let labels = ranking.undistinguished.sorted().map { cells[$0].label.json }
    let all = ranking.comparison
    return JSONValue.object([
      ("format", 1.json), ("metric", goal.key.json),
      ("direction", (goal.isGreaterBetter ? "maximize" : "minimize").json),
      ("best", (all.map { cells[$0.best].label }).json),
      ("comparisons", (all?.count ?? 0).json),
      ("not_distinguishable", (all?.count ?? 0) > 0 ? .array(labels) : .null),
      ("fewest_seeds", (all?.fewestSeeds).json),
      ("remarks", .array(remarks.map(\.json))),
      ("differences", .array(differences.map(json))),
      ("cells", .array(cells.indices.map(json))),
    ]).compactText
  }

  private func json(_ difference: ValueDifference) -> JSONValue {
    let values = zip(cells, difference.values).map { ($0.label, $1 ?? .null) }
    return .object([("path", difference.path.json), ("values", .object(values))])
  }

  private func json(_ place: Int) -> JSONValue {
    let cell = cells[place]
    return .object([
      ("cell", cell.label.json), ("path", cell.path.json), ("rank", ranking.ranks[place].json),
      ("n", ranking.values[place].counted.values.count.json),
      ("phase", ranking.values[place].phase.rawValue.json),
      (
        "metrics", .object(metrics.compactMap { name in metric(name, of: cell).map { (name, $0) } })
      ),
      ("comparison", ComparisonDocument.json(of: place, ranking.comparison)),
      ("runs", .array(cell.runs.map(json))),
      ("repeated", .array(cell.repeated.map(\.path.json))),
    ])
  }

  private func metric(_ name: String, of cell: ComparedCell) -> JSONValue? {
    cell.statistics(name).map { found in
      .object([("n", found.count.json)] + ComparisonDocument.moments(found))
    }
  }

  private func json(_ run: ComparedRun) -> JSONValue {
    .object([
      ("path", run.run.path.json), ("seed", run.run.result["seed"] ?? .null),
      ("status", run.run.status.rawValue.json), ("value", run.value(goal.key).json),
      ("not_comparable", run.obstacle(goal.key).json),
    ])
  }
}
