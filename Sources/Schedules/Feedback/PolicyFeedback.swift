/// How learning rates follow what a run measures.
public struct PolicyFeedback: Sendable {
  /// When and how far they are reduced.
  public var settings: PlateauSettings
  /// What is followed; nil leaves it to whoever trains.
  public var monitor: String?
  /// The steps of the scheduler before they begin to follow it, when a warmup has raised them.
  public var start = 0
}
