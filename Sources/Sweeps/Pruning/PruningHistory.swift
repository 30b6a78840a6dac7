/// What a trial has reported so far, with less as better.
package struct PruningHistory: Sendable {
  /// The trial's number.
  package let trial: Int
  /// Which values of the objective are better.
  package let direction: SearchDirection
  /// The training done at each report, rising.
  package private(set) var resources: [Double] = []
  /// The costs that were reported: the values, negated where more is better.
  package private(set) var costs: [Double] = []
  /// Whether the trial has come to the end of its training.
  package var isDone = false
  /// Where it was pruned; what it reports behind that does not count.
  package var pruned: PruningCheck?

  /// Begins a history.
  package init(_ trial: Int, _ direction: SearchDirection) {
    (self.trial, self.direction) = (trial, direction)
  }

  /// Takes a report; one that lies not behind those before it says nothing new.
  package mutating func take(_ report: PruningReport) {
    guard pruned == nil, report.resource > resource else { return }
    resources.append(report.resource)
    costs.append(direction.cost(of: report.value))
  }

  /// The training done at the last report; none is less than all.
  package var resource: Double { resources.last ?? -.infinity }

  /// The history until so much training was done.
  package func prefix(through resource: Double) -> PruningHistory {
    var history = self
    let count = count(through: resource)
    history.resources.removeSubrange(count...)
    history.costs.removeSubrange(count...)
    return history
  }

  /// The last cost that was reported until so much training was done; nil if the trial has not come as
  /// far, or had reported nothing by then.
  package func cost(at resource: Double) -> Double? {
    let count = count(through: resource)
    return self.resource >= resource && count > 0 ? costs[count - 1] : nil
  }

  /// The first cost that was reported with at least so much training done.
  package func firstCost(from resource: Double) -> Double? {
    let index = count(through: resource.nextDown)
    return index < costs.count ? costs[index] : nil
  }

  /// The training at the first report with at least so much done; nil if the trial has not come as far.
  package func firstResource(from resource: Double) -> Double? {
    let index = count(through: resource.nextDown)
    return index < resources.count ? resources[index] : nil
  }

  /// How many reports there were until so much training was done.
  package func count(through resource: Double) -> Int {
    var (low, high) = (0, resources.count)
    while low < high {
      let middle = (low + high) / 2
      if resources[middle] <= resource { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
