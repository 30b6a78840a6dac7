internal import Datasets
internal import Declarations
internal import Networks
internal import Optimizers
internal import Schedules
internal import Sweeps
internal import Training

extension Category {
  /// All categories, in the order of reference pages.
  package static let all: [Category] = [
    Category(
      "scheduler", PolicyRegistry.all.facts, .type(key: "type", alone: false), common: [warmup]),
    Category("layer", LayerRegistry.all.facts, .key, common: [layerName]),
    Category("optimizer", OptimizerRegistry.all.facts, .type(key: "type", alone: false)),
    Category(
      "dataset", DatasetRegistry.all.facts, .type(key: "dataset", alone: false),
      common: DataOptions.facts.arguments),
    Category("loss", LossRegistry.all.facts, .key),
    Category("metric", MetricRegistry.all.facts, .key),
    Category("group_measure", GroupMeasureRegistry.all.facts, .word),
    Category("initializer", InitializerRegistry.all.facts, .type(key: "type", alone: true)),
    Category("augmentation", AugmentationRegistry.all.facts, .key),
    Category("preset", PresetRegistry.all.facts, .key),
    Category("search", SearchRegistry.all.facts, .keyOrType(key: "type")),
    Category(
      "axis", AxisKindRegistry.all.facts, .keyOrType(key: "type"),
      beside: ListedAxis.facts.arguments.filter { $0.name == ListedAxis.when }),
    Category(
      "pruner", PrunerRegistry.all.facts, .keyOrType(key: "type"), common: SweepPruner.common),
  ]

  /// The sections of a spec that are no things of a category, in the order of reference pages.
  package static let sections = Category(
    "section",
    [
      SpecSections.facts, DataOptions.facts, MetricsOptions.facts, OptimizerGroup.facts,
      WarmupPolicy.facts,
      TrainOptions.facts, EarlyStopping.facts, ResultsOptions.facts, SweepOptions.facts, Race.facts,
      Confirm.facts,
    ], .word)

  /// What every layer may be called.
  private static let layerName = ArgumentFacts(
    name: "name", summary: "what tables and the names of its parameters call it", shape: .text,
    otherwise: "its place")

  /// What every scheduler may begin with.
  private static let warmup = ArgumentFacts(
    name: "warmup", summary: WarmupPolicy.facts.summary, shape: .mapping(WarmupPolicy.facts),
    otherwise: "none")

  /// What a scheduler takes beside its own arguments where it stands in no other.
  static let outermostScheduler = [
    warmup,
    ArgumentFacts(
      name: "interval", summary: "when the scheduler advances",
      shape: .choice(Interval.allCases.map(\.rawValue)), otherwise: "the unit of the run's length"),
  ]
}
