import Declarations
import Optimizers

/// A number for a parameter group, made from the norms of an update.
///
/// One file holds it, with its name as a ``GroupMeasure``; to add one is to write that file and a row
/// of ``GroupMeasureRegistry``.
protocol GroupMeasurement: Declared {
  /// Whether it compares the weights after an update with those before.
  static var needsWeightsBefore: Bool { get }

  /// Its value at an update; nil where it has none.
  static func value(of norms: GroupNorms) -> Double?
}
