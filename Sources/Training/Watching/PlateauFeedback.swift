public import Schedules

/// A schedule of learning rates that a run tells how it goes.
public struct PlateauFeedback: Sendable, Equatable {
  /// When and how far learning rates are reduced.
  public var settings: PlateauSettings
  /// What is told after each evaluation; without validation samples when they would have been measured.
  public var monitor: Monitor

  /// The scheduler's step from which on learning rates follow what is told, and are told of it;
  /// before it they are the timetable's, as in a warmup.
  public var start: Int

  /// Joins settings and what they are about.
  public init(_ settings: PlateauSettings, monitor: Monitor = .validationLoss, start: Int = 0) {
    (self.settings, self.monitor, self.start) = (settings, monitor, start)
  }
}
