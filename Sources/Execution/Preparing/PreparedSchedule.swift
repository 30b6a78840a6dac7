internal import Experiments

/// The schedules of a spec that was read and checked.
package struct PreparedSchedule {
  let reading: SpecReading
  let name: String
  let preview: SchedulePreview

  /// Suspicions, in source order.
  package var warnings: [Problem] { reading.problems }
}
