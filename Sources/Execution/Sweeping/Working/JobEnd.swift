package import System

/// When the job ends that this process is part of, as the variables of a system for batch jobs tell.
package enum JobEnd {
  /// The time that is left of Slurm's job; nil where there is none, and by a clock that is so wrong that
  /// the job has ended by it.
  package static func left(environment: [String: String], now: Timestamp) -> Duration? {
    guard let end = environment["SLURM_JOB_END_TIME"].flatMap({ Int($0) }), end > now.seconds
    else { return nil }
    return .seconds(end - now.seconds)
  }
}
