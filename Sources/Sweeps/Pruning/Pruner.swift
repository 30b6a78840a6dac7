package import Declarations

/// How a sweep ends trials early that come to nothing: `median`, `asha`, `hyperband`, ….
///
/// All its functions are pure. They see lengths as numbers of one unit (``resolved(runLength:)``) and
/// values as costs, of which less is better.
package protocol Pruner: Declared {
  /// Where it decides after the last of a trial's reports, in order.
  func checks(after history: PruningHistory) -> [PruningCheck]

  /// Before how much training it decides no more about a trial that has done so much.
  func nextCheck(after resource: Double, of trial: Int) -> Double

  /// Whether reports between its checks have a part in its decisions.
  var usesAllReports: Bool { get }

  /// Whether it compares trials with one another.
  var comparesTrials: Bool { get }

  /// Lengths that contradict one another as they are written, in one unit.
  var contradictions: [ArgumentError] { get }

  /// The trials without which it decides nothing, or ends all, and the argument that says so.
  var neededTrials: (argument: String, count: Int)? { get }

  /// Whether another trial has a part in a decision about one.
  func competes(
    _ other: PruningHistory, with trial: Int, at check: PruningCheck, _ order: DecisionOrder
  ) -> Bool

  /// What it says of a trial, whose history ends at a check; nil where it has nothing to decide by.
  func verdict(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory]
  ) -> PruningVerdict?
}

extension Pruner {
  /// It does.
  package var comparesTrials: Bool { true }

  /// None.
  package var contradictions: [ArgumentError] { [] }

  /// Any number will do.
  package var neededTrials: (argument: String, count: Int)? { nil }

  /// What it decides about a trial at a check against some others, of which some were left out; nil where
  /// it has nothing to decide by.
  func decision(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory],
    _ order: DecisionOrder, without absent: [ClosedRange<Int>]
  ) -> PruningDecision? {
    verdict(on: history, at: check, against: competitors).map {
      PruningDecision(
        Self.specName, check, of: history, $0,
        competitors: PruningCompetitors(competitors, order, without: absent))
    }
  }
}

/// A value of a spec that may hold pruners.
package protocol PrunerReader: ArgumentReader {
  /// A pruner within another one.
  func pruner() -> (any Pruner)?
}

extension ValueKind<any Pruner> {
  /// A pruner within another one.
  static var pruner: ValueKind {
    ValueKind(
      .named(category: "pruner"), read: { ($0 as? any PrunerReader)?.pruner() },
      plain: { _ in nil },
      resolve: { pruner, resolver in
        pruner.resolveLengths(resolver)
        return true
      })
  }
}

extension ValueKind<Length> {
  /// An amount of training above 0.
  static var training: ValueKind {
    var kind = ValueKind.length(.positive)
    kind.read = { reader in
      guard let length = reader.length() else { return nil }
      if length.count > 0 { return length }
      reader.refuse("expected a duration above 0, found '\(length.text)'", at: nil)
      return nil
    }
    return kind
  }
}
