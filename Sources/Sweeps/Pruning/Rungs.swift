internal import Declarations

/// The rungs of a bracket of successive halving, and its rule.
///
/// Rung k is reached with `first · factor^k` of training. Of the values at a rung the best
/// `max(⌊n/factor⌋, 1)` go on, among them those that equal the last of these.
struct Rungs {
  /// The training at which rung 0 is reached.
  let first: Double
  /// What the training and the number of trials are divided by from rung to rung.
  let factor: Int
  /// So many values at a rung are too few to go on from it.
  let bootstrapCount: Int
  /// Which bracket it is, where there are several.
  var bracket: Int?

  /// Makes the rungs of a bracket.
  init(
    min: Length, factor: Int, rate: Int, bootstrapCount: Int, bracket: Int? = nil
  ) {
    first = Self.power(factor, rate) * min.time
    (self.factor, self.bootstrapCount, self.bracket) = (factor, bootstrapCount, bracket)
  }

  static func power(_ factor: Int, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * Double(factor) }
  }

  /// The training at which a rung is reached.
  func resource(of rung: Int) -> Double { first * Self.power(factor, rung) }

  /// How many rungs are reached with so much training.
  func count(through resource: Double) -> Int {
    var (count, next) = (0, first)
    while next.isFinite, TrainingReach.reaches(resource, next) {
      (count, next) = (count + 1, next * Double(factor))
    }
    return count
  }

  /// The rungs that are reached by the last of a trial's reports and not by those before it.
  func checks(after history: PruningHistory) -> [PruningCheck] {
    guard let resource = history.resources.last else { return [] }
    let former = history.resources.dropLast().last.map(count) ?? 0
    return (former..<max(former, count(through: resource))).map {
      PruningCheck(resource: resource, rung: $0, bracket: bracket)
    }
  }

  /// The training at which the next rung is reached.
  func next(after resource: Double) -> Double { self.resource(of: count(through: resource)) }

  /// The cost of a trial at a rung: of its first report there, if it was not pruned before.
  func cost(of history: PruningHistory, at rung: Int) -> Double? {
    if let pruned = history.pruned?.rung, pruned < rung { return nil }
    return history.firstCost(from: resource(of: rung)).flatMap { $0.isNaN ? nil : $0 }
  }

  func verdict(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory]
  ) -> PruningVerdict? {
    guard let rung = check.rung, let cost = history.costs.last else { return nil }
    if cost.isNaN { return PruningVerdict(isPruned: true, cost: cost, threshold: nil) }
    let costs = (competitors.compactMap { self.cost(of: $0, at: rung) } + [cost]).sorted()
    guard costs.count > bootstrapCount else {
      return PruningVerdict(isPruned: true, cost: cost, threshold: nil)
    }
    let threshold = costs[max(costs.count / factor, 1) - 1]
    return PruningVerdict(isPruned: cost > threshold, cost: cost, threshold: threshold)
  }
}
