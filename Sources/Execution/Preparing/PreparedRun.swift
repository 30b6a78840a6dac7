internal import Datasets
internal import Experiments
internal import Training
internal import Weights

/// A spec that was read, and checked against its data: all that a run needs.
package struct PreparedRun {
  let reading: SpecReading
  let experiment: Experiment
  let data: PreparedData
  /// The weights to begin with, where the spec names a file of them.
  let weights: SafetensorsFile?

  /// Suspicions, in source order.
  package var warnings: [Problem] { reading.problems }

  /// What tells the run from others.
  var identity: Identity { Identity(reading.values, dataDigest: data.digest, weights: weights) }

  /// The columns of the run's `metrics.csv`.
  var header: MetricsHeader {
    MetricsHeader(
      timetable: experiment.timetable, groupNames: experiment.groups.map(\.name),
      metrics: data.validation == nil ? nil : experiment.metrics,
      hasBatchSize: data.order.batchSizes.constant == nil)
  }
}
