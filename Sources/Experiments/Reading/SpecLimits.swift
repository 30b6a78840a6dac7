/// How much one spec may ask for, so that reading and checking it takes about a second at most.
///
/// What a person writes is far below all of it.
enum SpecLimits {
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
  /// The values of all lists of a scheduler.
  static let listValues = 5_000_000
  /// The work of all schedules over the whole run, in the unit of `Schedule.work`.
  static let scheduleWork = 30_000_000
  /// The layers that are resolved again for the mistakes that others have.
  static let resolvedLayers = 200_000
}

/// Counts the layers of a spec while they are read.
final class LayerCount {
  private var count = 0

  /// Counts more layers; whether they are the first that are too many.
  func passesLimit(with more: Int) -> Bool {
    let wasWithin = isWithinLimit
    count += more
    return wasWithin && !isWithinLimit
  }

  /// Whether there may be so many.
  var isWithinLimit: Bool { count <= SpecLimits.layers }
}
