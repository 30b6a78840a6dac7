package import Sweeps
internal import YAML

/// What `sweep:` says: which trials are made of the rest of the spec.
package struct SweepSection: Sendable {
  /// Where the cells come from.
  package enum Cells: Sendable {
    /// All combinations of the axes' values that a grid has.
    case grid(Grid)
    /// Points that a strategy proposes.
    case search(any SearchStrategy, trials: Int)
  }

  /// The axes, in their order.
  package let axes: [SweepAxis]
  /// The same as a space, which tells which axes a cell has.
  package let space: SearchSpace
  /// Where the cells come from.
  package let cells: Cells
  /// What the section says beside its axes.
  let options: SweepOptions
  /// How trials are ended early, if they are.
  package let pruner: SweepPruner?
  /// The cells that are left out.
  package let exclusions: [SweepExclusion]
  /// Where the section stands.
  package let span: SourceSpan
  /// Where the objective stands, or else the section.
  package let objectiveSpan: SourceSpan
  /// Where the lag of a search stands, or else the section.
  package let lagSpan: SourceSpan
  /// Where the number of repeats stands, or else the section.
  let repeatsSpan: SourceSpan
  /// The section itself.
  package let node: SpecNode

  /// How many seeds each cell is run with.
  package var repeats: Int { options.repeats }

  /// What cells are compared by, as far as it is given.
  package var objective: SweepObjective { options.objective }

  /// Reports what is odd beside so many cells.
  package func check(cells: Int, _ findings: Findings) {
    if let confirm = options.confirm, confirm.top > cells,
      let top = node[key: "confirm"]?[key: "top"]
    {
      findings.warning(
        at: top.span,
        "sweep.confirm.top: all cells are confirmed, of which there \(cells == 1 ? "is 1" : "are \(cells)")"
      )
    }
    if cells == 1, options.race != nil, let race = node[key: "race"] {
      findings.warning(at: race.span, "sweep.race: has no effect: there is one cell")
    }
  }

  /// How many trials of a search may be under way.
  package var lag: Int { options.lag }

  /// Whether a place is one of the section's own.
  package func contains(_ place: SourceSpan) -> Bool {
    place.source == span.source && span.start.offset <= place.start.offset
      && place.start.offset < span.end.offset
  }
}
