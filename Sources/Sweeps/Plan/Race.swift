package import Declarations

/// Drops a cell from the repeats that are left once a paired test finds it worse than the best.
///
/// The test is made anew after each repeat and for each cell, so that a cell as good as the best is
/// dropped more often than p says.
package struct Race: Declared, Hashable {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "race", Self(), "Drops cells between repeats that a paired test finds worse than the best.",
    formula: "p = share of the sign patterns of the differences by seed with a mean as great",
    source: """
      The sign-flip test of Fisher, "The design of experiments", 1935; racing as in Maron, Moore, \
      "Hoeffding races", NIPS 1993
      """,
    shorthand: "p",
    arguments: [
      .optional(
        \.p, "p", .number(.within(1e-6, 0.5)),
        "probability below which a difference from the best cell counts")
    ])

  /// The probability below which a difference from the best cell counts.
  package var p = 0.1

  package init() {}

  /// The fewest repeats after which a cell can be dropped: with n there are 2ⁿ patterns of signs.
  package var leastRepeats: Int {
    var count = 1
    while Double(1 << count) * p <= 1 { count += 1 }
    return count
  }

  /// Whether a cell is worse than the best one.
  ///
  /// - Parameters:
  ///   - cost: The cell's values by repeat, less being better; nil where there is none.
  ///   - best: Those of the best cell.
  ///   - test: The test, which keeps what it has drawn.
  /// - Returns: Whether p is below the race's.
  func drops(_ cost: [Double?], best: [Double?], _ test: inout SignFlipTest) -> Bool {
    let differences = zip(cost, best).compactMap { cost, best -> Double? in
      guard let cost, let best else { return nil }
      return cost - best
    }
    return !differences.isEmpty && test.oneSided(differences) < p
  }
}
