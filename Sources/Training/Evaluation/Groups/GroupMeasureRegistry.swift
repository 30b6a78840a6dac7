public import Declarations

/// The measures of parameter groups that a spec can name.
public enum GroupMeasureRegistry {
  /// One row a measure.
  public static let all = Registry<GroupMeasure>(
    "group_measure", [.gradientNorm, .updateNorm, .updateRatio],
    head: { $0.head }, facts: { $0.facts })
}
