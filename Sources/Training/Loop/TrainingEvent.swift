/// What a run tells while it trains.
public enum TrainingEvent: Sendable, Hashable {
  /// An interval has ended.
  case row(MetricsRow)
  /// The validation samples have been measured after the update numbered `step` from 0.
  case evaluation(step: Int, Evaluation)
  /// Some updates have been done; reported at most once a progress interval, and at the end.
  case progress(Progress)
}
