internal import Messages
internal import Sweeps

/// What the comparison of cells with the best comes to, in words.
struct ComparisonText {
  /// The most cells that are named.
  private static let most = 3

  /// The cells.
  let ranking: CellRanking
  /// What to do where they have too few seeds to be compared.
  let advice: String
  /// The cells that a race has dropped, which get no more seeds.
  var dropped: Set<Int> = []
  /// What a cell is called.
  let title: (Int) -> String

  /// The sentences; none where there are no two cells with values.
  var lines: [String] { comparisonLines + droppedLines }

  private var droppedLines: [String] {
    guard let first = dropped.min() else { return [] }
    return dropped.count == 1
      ? ["dropped by the race: \(title(first))"]
      : ["dropped by the race: \(counted(dropped.count, "cell"))"]
  }

  private var comparisonLines: [String] {
    guard let comparison = ranking.comparison, ranking.ranked.count > 1 else { return [] }
    guard comparison.count > 0 else {
      return [
        "which cell is best may be chance, since they have too few seeds to be compared; \(advice)"
      ]
    }
    guard !ranking.undistinguished.isEmpty else { return [isBetter(comparison)] }
    let undistinguished = ranking.undistinguished.filter { !dropped.contains($0) }
    let unclear = undistinguished.filter { cell in
      (comparison.comparisons[cell]?.p ?? 1) >= BestComparison.level || comparison.holdsZero(cell)
    }
    return notDistinguishable(unclear, comparison)
      + clearAlone(undistinguished.count - unclear.count, comparison)
      + tooFew(undistinguished.filter(comparison.hasTooFew), comparison)
  }

  private func notDistinguishable(_ cells: [Int], _ all: BestComparison) -> [String] {
    guard !cells.isEmpty else { return [] }
    let shown = cells.prefix(Self.most).map(title)
    let more = cells.count > shown.count ? " and \(cells.count - shown.count) more" : ""
    return [
      "not distinguishable from the best: " + shown.joined(separator: ", ") + more
        + needed(cells.compactMap(all.neededSeeds))
    ]
  }

  /// Tells of cells that one test alone would tell from the best, but not one of so many.
  private func clearAlone(_ count: Int, _ all: BestComparison) -> [String] {
    guard count > 0 else { return [] }
    let verb = count == 1 ? "differs" : "differ"
    return [
      "\(counted(count, "cell")) \(verb) from the best by p below .05, but not adjusted for "
        + "\(all.count) comparisons"
    ]
  }

  private func isBetter(_ all: BestComparison) -> String {
    // The next best of those that were compared.
    guard let second = ranking.ranked.first(where: { all.comparisons[$0] != nil }),
      let found = all.comparisons[second], let p = all.adjusted[second]
    else { return "" }
    let (best, other) = (title(all.best), title(second))
    let adjusted = all.count > 1 ? " adjusted for \(all.count) comparisons" : ""
    let test =
      switch found.test {
      case .signFlip: "paired"
      case .welch: "Welch"
      }
    let by =
      "\(NumberText.short(found.difference.magnitude)) ± \(NumberText.short(found.halfWidth))"
    let statistics =
      "\(by) (\(test), n = \(found.count), p \(Self.text(ofP: p))\(adjusted), P(better) = "
    guard (found.difference < 0) == ranking.isGreaterBetter else {
      // Cells come last that have trials without a value, however good the others are.
      return "\(other) ranks after \(best), but is better where both have values, by "
        + statistics + "\(NumberText.short(1 - found.probability)))"
    }
    return "\(best) is better than \(other) by "
      + statistics + "\(NumberText.short(found.probability)))"
  }

  private func needed(_ seeds: [Int]) -> String {
    guard let least = seeds.min(), let most = seeds.max() else { return "" }
    if most == 1 { return "; about 1 more seed would tell" }
    let range = least == most ? "\(most)" : "\(least) to \(most)"
    return "; about \(range) more seeds would tell"
  }

  private func tooFew(_ cells: [Int], _ all: BestComparison) -> [String] {
    let counts = Set(cells.compactMap { all.comparisons[$0]?.count })
    guard let most = counts.max() else { return [] }
    let p = all.count > 1 ? "adjusted p below .05 in \(all.count) comparisons" : "p below .05"
    return ["n = \(most) is too small for any \(p); \(all.fewestSeeds) are the fewest"]
  }

  /// Two digits without a zero in front, as papers have it, behind the sign that they follow.
  static func text(ofP p: Double) -> String {
    guard p >= 1e-9 else { return "< 1e-9" }
    let text = NumberText.short(p.roundedToTwoDigits)
    return "= " + (text.hasPrefix("0.") ? String(text.dropFirst()) : text)
  }
}

extension ComparisonText {
  /// Says how the cells of a sweep compare.
  init(_ summary: SweepSummary) {
    let results = summary.results
    let dropped = Set(results.cells.indices.filter { results.cells[$0].isDropped })
    self.init(ranking: summary.ranking, advice: Self.advice(summary), dropped: dropped) { cell in
      // The values as options give them.
      zip(results.axes, results.cells[cell].values).compactMap { axis, value in
        value.map { "\(axis)=\($0.line)" }
      }.joined(separator: " ")
    }
  }

  private static func advice(_ summary: SweepSummary) -> String {
    let count = summary.ranking.ranked.count
    // Of a search the best cells alone are confirmed.
    let (key, cells) =
      switch summary.results.design {
      case .grid: ("repeats", count)
      case .search: ("confirm.repeats", min(Confirm().top, count))
      }
    let seeds = BestComparison.fewestSeeds(comparisons: cells - 1)
    return "sweep.\(key): \(seeds) or more would tell"
  }
}

extension Double {
  fileprivate var roundedToTwoDigits: Double {
    var scale = 1.0
    while magnitude > 0, magnitude * scale < 10, scale < 1e15 { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
