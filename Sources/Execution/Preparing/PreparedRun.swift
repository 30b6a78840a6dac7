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
  /// The run that it goes on from, if it does.
  let origin: RunOrigin?
  /// Where it is remembered what was read of files of data.
  let memory: DataMemory?

  /// The spec's path, or what messages call the stream that it came from.
  package var path: String { reading.path }

  /// Suspicions, in source order.
  package var warnings: [Problem] { reading.problems }

  /// What tells the run from others.
  var identity: Identity {
    Identity(
      reading.values, dataDigest: data.digest, weights: weights, parent: origin?.parent)
  }

  /// The name of the run's folder.
  package var id: String { identity.id }

  /// The run as the only trial of a sweep without axes.
  package var trialJSON: String { PreparedSweep.json(number: 0, id: id, values: []) }

  /// The run with its samples and weights in memory, read again.
  ///
  /// - Throws: `PreparationError` for files that are gone, or are not those that were checked.
  func read() throws(PreparationError) -> PreparedRun {
    let run = try PreparedRun(loading: .numbers, for: experiment, reading, memory, as: identity)
    guard run.data.facts == data.facts else { throw Self.changedInputs(of: reading) }
    return run
  }

  /// The columns of the run's `metrics.csv`.
  var header: MetricsHeader {
    MetricsHeader(
      timetable: experiment.timetable, groupNames: experiment.groups.map(\.name),
      metrics: data.validation == nil ? nil : experiment.metrics,
      trainMetrics: experiment.trainMetrics, groupMeasures: experiment.groupMeasures,
      hasBatchSize: data.order.batchSizes.constant == nil)
  }
}

extension PreparedRun {
  /// The run of a spec that was checked, with its samples, as much of them as is needed, and its weights loaded
  /// again.
  ///
  /// - Throws: `PreparationError` for files that are gone, or that make another run than the one that was
  ///   checked.
  init(
    loading need: SampleNeed, for experiment: Experiment, _ checked: SpecReading,
    _ memory: DataMemory?, as identity: Identity
  ) throws(PreparationError) {
    var reading = checked
    let data = reading.samples(memory, need)
    let weights = reading.weights(for: experiment.network)
    let origin = reading.origin()
    guard let data, !reading.hasErrors else { throw reading.error }
    self.init(
      reading: reading, experiment: experiment, data: data, weights: weights, origin: origin,
      memory: memory)
    guard self.identity == identity else { throw Self.changedInputs(of: reading) }
  }

  private static func changedInputs(of reading: SpecReading) -> PreparationError {
    PreparationError([Problem(at: reading.path, Message.changedInputs, .invalidData)])
  }
}
