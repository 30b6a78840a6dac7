internal import Declarations
package import Networks
internal import Schedules
package import Training

/// A spec as it was read: typed sections with the places they stand at.
///
/// A section that is missing, or that could not be read, is nil.
package struct Spec: Sendable {
  /// The name of the results' folder.
  package var name: String
  /// What the experiment is about.
  package var description: String?
  /// What all randomness grows from.
  package var seed: UInt64
  /// Threads of the engine; nil is one a core.
  package var threads: Int?
  /// What layers compute in.
  package var precision: Located<Precision>
  /// Whether there is a section `data`, read or not.
  var namesData = true
  /// The samples.
  package var data: DataSection?
  /// The layers.
  package var model: ModelSection?
  /// What parameters begin with; nil is PyTorch's default.
  package var initialization: InitSection?
  /// The run that training goes on from, if it does.
  package var continuation: ContinueSection?
  /// What is minimised.
  package var loss: Located<any Loss>?
  /// What is measured beside it.
  package var metrics: [Located<any MetricDefinition>]
  /// What is measured on the batches that are trained on.
  package var trainMetrics: [Located<any MetricDefinition>]
  /// What is measured of each parameter group.
  package var groupMeasures: [GroupMeasure]
  /// The update rule and the groups.
  package var optimizer: OptimizerSection?
  /// The schedules.
  package var scheduler: SchedulerSection?
  /// The scheduler that is named where the section could not be read, if one is.
  var meantPolicy: (any Policy.Type)?
  /// The run's length.
  package var train: TrainSection?
  /// What the run leaves beside its numbers.
  package var results: ResultsOptions
  /// How much training lies between states that are kept, where some are.
  var keptEvery: Located<Length>?
  /// Whether pictures are drawn; nil is no in a sweep, and yes elsewhere.
  package var plots: Bool?
}
