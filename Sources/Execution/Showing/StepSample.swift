internal import Schedules

/// The steps at which long schedules are looked at, where they move from each to the next in one
/// direction.
///
/// Others are so short that every step can be looked at, or are refused by the check.
struct StepSample {
  /// The most steps of a schedule that are all looked at.
  static let mostWhole = 1 << 20

  /// The steps, ascending; nil for all of them.
  let steps: [Int]?

  /// Chooses steps of schedules over a length, nil standing for a value that stays: both ends of each
  /// of so many equal parts, and those around every join.
  init(_ schedules: [(any Schedule)?], length: Int, parts: Int) {
    let given = schedules.compactMap(\.self)
    guard length > Self.mostWhole, given.allSatisfy(\.isMonotoneBetweenJoins) else {
      steps = nil
      return
    }
    var chosen: Set<Int> = [0, length - 1]
    for part in 1..<parts {
      let start = (Double(part) * Double(length) / Double(parts)).rounded(.up)
      chosen.formUnion([Int(start) - 1, Int(start)])
    }
    for join in given.flatMap(\.joins) where join < length {
      chosen.formUnion((join - 2...join + 1).filter { (0..<length).contains($0) })
    }
    steps = chosen.sorted()
  }
}
