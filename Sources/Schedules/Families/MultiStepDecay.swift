public import Declarations
internal import RealModule

/// A learning rate that falls by a factor at each milestone.
///
/// A milestone that is given twice counts twice.
public struct MultiStepDecay: Policy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "multi_step", Self(), "Lowers the learning rate by a factor at each milestone.",
    formula: "lr(t) = lr · gamma^n    n milestones m with m ≤ t",
    source: "PyTorch", pytorch: "optim.lr_scheduler.MultiStepLR",
    arguments: [
      .required(
        \.milestones, "milestones", .list(.length(.real), of: "durations"),
        "the first steps with a lower rate", example: "[50%, 75%]"),
      .optional(\.gamma, "gamma", .number(.notNegative), "the factor at each of them"),
    ])

  /// The first steps with a lower learning rate, in any order.
  public var milestones: [Length] = []
  /// What the learning rate is multiplied with at each milestone.
  public var gamma = 0.1

  /// The group's learning rate over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == .learningRate, let base = bases[knob] else { return nil }
    return Curve(base: base, milestones: milestones.map(\.time).sorted(), gamma: gamma)
  }

  /// The last milestone that is given.
  public var end: PolicyPlace? {
    milestones.isEmpty ? nil : PolicyPlace("milestones", [milestones.count - 1])
  }

  /// Not a curve: each level is meant.
  public var isCurve: Bool { false }

  private struct Curve: Schedule {
    let base: Double
    let milestones: [Double]
    let gamma: Double

    func value(at step: Int) -> Double { value(at: step, base: base) }

    func value(at step: Int, base: Double) -> Double {
      base * .pow(gamma, milestones.count(upTo: Double(max(step, 0))))
    }

    var joins: [Int] { Set(milestones.map(\.firstStep)).filter { $0 > 0 }.sorted() }

    // Every fall is meant.
    var seams: [Int] { [] }

    var isMonotoneBetweenJoins: Bool { true }

    var usesBase: Bool { true }
  }
}

extension [Double] {
  /// How many of the elements, which ascend, are not above a number: by halving, as there may be
  /// many.
  func count(upTo number: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
