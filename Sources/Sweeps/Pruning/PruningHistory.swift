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
    let count = count(through: resource)
    guard count < resources.count else { return self }
    var history = self
    history.resources.removeSubrange(count...)
    history.costs.removeSubrange(count...)
    return history
  }

  /// The history of a trial that was pruned at a check.
  func pruned(at check: PruningCheck) -> PruningHistory {
    var history = prefix(through: check.resource)
    history.pruned = check
    return history
  }

  /// The last cost that was reported until so much training was done; nil if the trial has not come as
  /// far, or had reported nothing by then.
  package func cost(at resource: Double) -> Double? {
    let count = count(through: resource)
    return hasCome(to: resource) && count > 0 ? costs[count - 1] : nil
  }

  /// The first cost that was reported with at least so much training done.
  package func firstCost(from resource: Double) -> Double? {
    let index = count(before: resource)
    return index < costs.count ? costs[index] : nil
  }

  /// The training at the first report with at least so much done; nil if the trial has not come as far.
  package func firstResource(from resource: Double) -> Double? {
    let index = count(before: resource)
    return index < resources.count ? resources[index] : nil
  }

  /// How many reports there were until so much training was done.
  package func count(through resource: Double) -> Int {
    let most = TrainingReach.most(resource)
    return partition { $0 <= most }
  }

  private func count(before resource: Double) -> Int {
    let least = TrainingReach.least(resource)
    return partition { $0 < least }
  }

  /// Whether it has reported with so much training, or more.
  package func hasCome(to resource: Double) -> Bool {
    TrainingReach.reaches(self.resource, resource)
  }

  /// How many reports lie before the first that is not in the lower part.
  private func partition(_ isLower: (Double) -> Bool) -> Int {
    var (low, high) = (0, resources.count)
    while low < high {
      let middle = (low + high) / 2
      if isLower(resources[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
