internal import JSON
internal import Messages
package import Networks

/// How fast a workload's training step is.
package struct BenchmarkResult: Sendable {
  /// The workload's name.
  package let workload: String
  /// Threads that were allowed.
  package let threads: Int
  /// What was computed in.
  package let precision: Precision
  /// Microseconds of a step: forward, loss, backward, update; the least of the repetitions.
  package let microsecondsPerStep: Double
  /// Floating-point operations of a step's matrix products and convolutions, over its time, in 10⁹
  /// a second.
  package let gigaflops: Double
  /// The same as a share of the float32 matrix-product peak on so many threads.
  package let shareOfPeak: Double
  /// The most memory that the process had in use during the workload, in MiB.
  package let peakMebibytes: Double

  /// The result as one line of JSON.
  package var json: String {
    JSONValue.object([
      ("workload", .string(workload)), ("threads", .integer(threads)),
      ("precision", .string(precision.rawValue)),
      ("us_per_step", .number(microsecondsPerStep)),
      ("gflops", .number(gigaflops)),
      ("share_of_peak", .number(shareOfPeak)),
      ("peak_mib", .number(peakMebibytes)),
    ]).compactText
  }

  /// The result as one line for people.
  package var text: String {
    let name = workload + String(repeating: " ", count: max(0, 12 - workload.count))
    return "\(name)  \(NumberText.short(microsecondsPerStep)) µs a step, "
      + "\(NumberText.short(gigaflops)) GFLOP/s, \(NumberText.short(shareOfPeak * 100)) % of the "
      + "matrix-product peak, \(NumberText.short(peakMebibytes)) MiB"
  }
}
