internal import Messages
internal import Sweeps

/// What the comparison of a sweep's cells with the best comes to, in words.
enum ComparisonText {
  /// The most cells that are named.
  private static let most = 3

  static func lines(_ summary: SweepSummary) -> [String] {
    guard let comparison = summary.comparison, summary.ranked.count > 1 else { return [] }
    guard comparison.count > 0 else { return [noComparison(summary)] }
    let undistinguished = summary.undistinguished
    guard !undistinguished.isEmpty else { return [isBetter(summary, comparison)] }
    let unclear = undistinguished.filter { cell in
      (comparison.comparisons[cell]?.p ?? 1) >= BestComparison.level || comparison.holdsZero(cell)
    }
    return notDistinguishable(unclear, summary, comparison)
      + clearAlone(undistinguished.count - unclear.count, comparison)
      + tooFew(undistinguished.filter(comparison.hasTooFew), comparison)
  }

  private static func notDistinguishable(
    _ cells: [Int], _ summary: SweepSummary, _ all: BestComparison
  ) -> [String] {
    guard !cells.isEmpty else { return [] }
    let shown = cells.prefix(most).map { title(of: $0, summary) }
    let more = cells.count > shown.count ? " and \(cells.count - shown.count) more" : ""
    return [
      "not distinguishable from the best: " + shown.joined(separator: ", ") + more
        + needed(cells.compactMap(all.neededSeeds))
    ]
  }

  /// Tells of cells that one test alone would tell from the best, but not one of so many.
  private static func clearAlone(_ count: Int, _ all: BestComparison) -> [String] {
    guard count > 0 else { return [] }
    let verb = count == 1 ? "differs" : "differ"
    return [
      "\(counted(count, "cell")) \(verb) from the best by p below .05, but not adjusted for "
        + "\(all.count) comparisons"
    ]
  }

  /// The cell by its values, as options give them.
  private static func title(of cell: Int, _ summary: SweepSummary) -> String {
    zip(summary.results.axes, summary.results.cells[cell].values).compactMap { axis, value in
      value.map { "\(axis)=\($0.line)" }
    }.joined(separator: " ")
  }

  private static func noComparison(_ summary: SweepSummary) -> String {
    // Of a search the best cells alone are confirmed.
    let (key, cells) =
      switch summary.results.design {
      case .grid: ("repeats", summary.ranked.count)
      case .search: ("confirm.repeats", min(Confirm().top, summary.ranked.count))
      }
    let seeds = BestComparison.fewestSeeds(comparisons: cells - 1)
    return "which cell is best may be chance, since they have too few seeds to be compared; "
      + "sweep.\(key): \(seeds) or more would tell"
  }

  private static func isBetter(_ summary: SweepSummary, _ all: BestComparison) -> String {
    // The next best of those that were compared.
    guard let second = summary.ranked.first(where: { all.comparisons[$0] != nil }),
      let found = all.comparisons[second], let p = all.adjusted[second]
    else { return "" }
    let (best, other) = (title(of: all.best, summary), title(of: second, summary))
    let adjusted = all.count > 1 ? " adjusted for \(all.count) comparisons" : ""
    let test =
      switch found.test {
      case .signFlip: "paired"
      case .welch: "Welch"
      }
    let by =
      "\(NumberText.short(found.difference.magnitude)) ± \(NumberText.short(found.halfWidth))"
    return "\(best) is better than \(other) by \(by) (\(test), n = \(found.count), "
      + "p \(text(ofP: p))\(adjusted), P(better) = \(NumberText.short(found.probability)))"
  }

  private static func needed(_ seeds: [Int]) -> String {
    guard let least = seeds.min(), let most = seeds.max() else { return "" }
    if most == 1 { return "; about 1 more seed would tell" }
    let range = least == most ? "\(most)" : "\(least) to \(most)"
    return "; about \(range) more seeds would tell"
  }

  private static func tooFew(_ cells: [Int], _ all: BestComparison) -> [String] {
    let counts = Set(cells.compactMap { all.comparisons[$0]?.count })
    guard let most = counts.max() else { return [] }
    let p = all.count > 1 ? "adjusted p below .05 in \(all.count) comparisons" : "p below .05"
    return ["n = \(most) is too small for any \(p); \(all.fewestSeeds) are the fewest"]
  }

  /// Two digits without a zero in front, as papers have it, behind the sign that they follow.
  private static func text(ofP p: Double) -> String {
    guard p >= 1e-9 else { return "< 1e-9" }
    let text = NumberText.short(p.roundedToTwoDigits)
    return "= " + (text.hasPrefix("0.") ? String(text.dropFirst()) : text)
  }
}

extension Double {
  fileprivate var roundedToTwoDigits: Double {
    var scale = 1.0
    while magnitude > 0, magnitude * scale < 10, scale < 1e15 { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
