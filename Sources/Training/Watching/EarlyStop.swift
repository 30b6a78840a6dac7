/// Why a run has ended before its length.
public struct EarlyStop: Sendable, Hashable {
  /// What has not improved on validation samples: a metric's name, or `loss`.
  public let metric: String
  /// How many evaluations in a row.
  public let evaluations: Int
}
