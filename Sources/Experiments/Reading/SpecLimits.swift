/// How much one spec may ask for, so that reading and checking it takes about a second at most.
///
/// What a person writes is far below all of it.
enum SpecLimits {
  /// The files that a spec is joined of, each counted as often as it is extended.
  static let files = 64
  /// How deep files extend one another.
  static let extending = 16
  /// The keys of a mapping.
  static let keys = 1000
  /// The parameter groups.
  static let groups = 1000
  /// The layers, those in branches and those that presets stand for counted.
  static let layers = 10_000
  /// The bytes of a text, such as a path.
  static let text = 4096
  /// The bytes of a description.
  static let description = 1 << 16
  /// The bytes of the name of a layer or a group, which begins names of parameters and columns.
  static let name = 100
  /// The characters of all patterns over parameters' names times those of all names.
  static let matching = 200_000_000
  /// The steps at which schedules have joins, those of all groups and knobs together.
  static let joins = 200_000
  /// The schedulers, those in others counted.
  static let schedulers = 200
  /// The work of all schedules over the whole run, in the unit of `Schedule.work`.
  static let scheduleWork = 30_000_000
  /// The trials of a sweep.
  static let trials = 1_000_000
  /// The layers that are resolved again for the mistakes that others have.
  static let resolvedLayers = 200_000
}
