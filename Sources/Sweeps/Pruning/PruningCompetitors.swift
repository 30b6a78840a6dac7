/// The trials that a trial was compared with, in bounded room where they follow from the reports.
package enum PruningCompetitors: Sendable, Hashable {
  /// So many of the trials before it, which are those that the reports tell, without some that had failed
  /// before they came as far: run again, they report what was not known.
  case earlier(count: Int, without: [ClosedRange<Int>] = [])
  /// Trials by their numbers, as rising runs of these.
  case named([ClosedRange<Int>])

  /// Takes down those of a decision that was made in some order, and which were left out.
  init(
    _ histories: [PruningHistory], _ order: DecisionOrder, without absent: [ClosedRange<Int>]
  ) {
    switch order {
    case .ordered: self = .earlier(count: histories.count, without: absent)
    case .asap: self = .named(Self.runs(of: histories.map(\.trial)))
    }
  }

  /// How many there are.
  package var count: Int {
    switch self {
    case .earlier(let count, _): count
    case .named(let runs): runs.reduce(0) { $0 + $1.count }
    }
  }

  /// Earlier trials that were left out, as rising runs of numbers.
  package var absent: [ClosedRange<Int>] {
    switch self {
    case .earlier(_, let absent): absent
    case .named: []
    }
  }

  /// Rising numbers as runs.
  package static func runs(of numbers: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }
}
