/// Which trials have come to which rung: no others have a value there.
struct RungIndex: Sendable {
  private struct Rung: Hashable {
    let number: Int
    let bracket: Int?
  }

  private var trials: [Rung: [Int]] = [:]

  /// Takes a trial that has come to the rung of a check.
  mutating func insert(_ trial: Int, at check: PruningCheck) {
    guard let number = check.rung else { return }
    let rung = Rung(number: number, bracket: check.bracket)
    let known = trials[rung, default: []]
    let place = known.place(of: trial)
    if place < known.count, known[place] == trial { return }
    trials[rung, default: []].insert(trial, at: place)
  }

  /// The trials at the rung of a check, rising; nil where the check has none.
  func trials(at check: PruningCheck) -> [Int]? {
    check.rung.map { trials[Rung(number: $0, bracket: check.bracket)] ?? [] }
  }
}

extension Array where Element == Int {
  /// Where a number stands in rising ones, or would stand.
  func place(of number: Int) -> Int { place { $0 < number } }
}

extension Array {
  /// Where the first element stands that lies not before some place, those that do being the first.
  func place(_ isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
