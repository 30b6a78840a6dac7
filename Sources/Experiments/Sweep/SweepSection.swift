package import Sweeps
internal import YAML

/// What `sweep:` says: which trials are made of the rest of the spec.
package struct SweepSection: Sendable {
  /// The axes, in their order.
  package let axes: [SweepAxis]
  /// How they are combined.
  package let grid: Grid
  /// How many seeds each cell is run with.
  package let repeats: Int
  /// The cells that are left out.
  package let exclusions: [SweepExclusion]
  /// What cells are compared by, as far as it is given.
  package let objective: SweepObjective
  /// Where the section stands.
  package let span: SourceSpan
  /// Where the objective stands, or else the section.
  package let objectiveSpan: SourceSpan
  /// Where the number of repeats stands, or else the section.
  let repeatsSpan: SourceSpan
  /// The section itself.
  package let node: SpecNode

  /// How many trials there are before cells are left out.
  package var trialCount: Int { grid.cellCount.saturatingProduct(with: repeats) }

  /// Whether a place is one of the section's own.
  package func contains(_ place: SourceSpan) -> Bool {
    place.source == span.source && span.start.offset <= place.start.offset
      && place.start.offset < span.end.offset
  }
}
