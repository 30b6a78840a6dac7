internal import Schedules

/// The steps at which long schedules are looked at, where they move in one direction from each join to
/// the next.
///
/// Others are so short that every step can be looked at, or are refused by the check.
struct StepSample {
  /// The most steps of a schedule that are all looked at, where few show as much.
  static let mostWhole = 1 << 20

  /// The most where few might not: cycles are no longer joins from the hundredth on.
  private static let mostUnknown = 1 << 23

  /// The steps, ascending; nil for all of them.
  let steps: [Int]?

  /// Whether schedules move in one direction from each of the steps to the next, or all are looked at.
  let isExact: Bool

  /// Chooses steps of schedules over a length, nil standing for a value that stays.
  ///
  /// They are both ends of each of so many equal parts, those around every join, and, where not all
  /// joins are known, some in each part, which no period meets always at the same place.
  init(_ schedules: [(any Schedule)?], length: Int, parts: Int, eachWith count: Int) {
    let given = schedules.compactMap(\.self)
    isExact = given.allSatisfy { Self.hasAllJoins($0, length) }
    guard length > (isExact ? Self.mostWhole : Self.mostUnknown),
      given.allSatisfy(\.isMonotoneBetweenJoins)
    else {
      steps = nil
      return
    }
    var chosen: Set<Int> = [0, length - 1]
    let width = Double(length) / Double(parts)
    for part in 0..<parts {
      let start = Int((Double(part) * width).rounded(.up))
      chosen.formUnion([max(start - 1, 0), start])
      for index in 0..<(isExact ? 0 : count) {
        // Multiples of the golden ratio are spread evenly, and repeat in no rhythm.
        let share = (Double(part * count + index + 1) * 0.618_033_988_749_895)
          .truncatingRemainder(dividingBy: 1)
        chosen.insert(min(start + Int(width * share), length - 1))
      }
    }
    for join in given.flatMap(\.joins) where join < length {
      chosen.formUnion((join - 2...join + 1).filter { (0..<length).contains($0) })
    }
    steps = chosen.sorted()
  }

  /// Whether some steps of a schedule over a length are drawn in the place of all, though between these
  /// it may go up and down.
  static func isSampled(_ schedule: any Schedule, _ length: Int) -> Bool {
    length > mostUnknown && schedule.isMonotoneBetweenJoins && !hasAllJoins(schedule, length)
  }

  /// Whether a schedule lists all joins over a length; schedules that begin anew again and again list a
  /// hundred.
  private static func hasAllJoins(_ schedule: any Schedule, _ length: Int) -> Bool {
    let joins = schedule.joins
    return joins.count < 100 || (joins.last ?? 0) >= length
  }
}
