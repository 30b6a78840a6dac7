extension CSVSource {
  /// Whether the first row of a file names its columns.
  public enum Header: Sendable, Hashable {
    /// The first row holds names.
    case present
    /// The first row is the first sample.
    case absent
  }

  /// Which column holds the targets.
  public enum TargetColumn: Sendable, Hashable {
    /// The column of this name in the header.
    case name(String)
    /// The column at this position, from 0; negative ones count from the end, −1 being the last.
    case index(Int)
  }
}
