public import Declarations
import Messages
import Randomness

/// A random division of samples into those trained on and those held out.
public struct ValidationSplit: Sendable, Equatable {
  /// The samples to train on, ascending.
  public let training: [Int]
  /// The samples held out for validation, ascending.
  public let validation: [Int]

  /// Holds out `(fraction × count).rounded()` of the samples; which ones, the seed decides.
  ///
  /// - Throws: `ArgumentError` unless `0 < fraction < 1` and either side gets a sample.
  public init(count: Int, fraction: Double, seed: UInt64) throws(ArgumentError) {
    guard fraction > 0, fraction < 1 else {
      throw ArgumentError(
        argument: "fraction", message: "the fraction must lie between 0 and 1, both excluded")
    }
    let held = Int((fraction * Double(count)).rounded())
    guard held >= 1, held < count else {
      let side = held < 1 ? "validation" : "training"
      let samples = counted(count, "sample")
      throw ArgumentError(
        argument: "fraction",
        message: "a fraction of \(fraction) of \(samples) leaves none for \(side)")
    }
    var order = Array(0..<count)
    var stream = RandomStream(seed: seed, purpose: .split)
    stream.shuffle(&order)
    validation = order[..<held].sorted()
    training = order[held...].sorted()
  }
}
