import Datasets

/// A tally of each class.
///
/// Where targets are values of several columns, each is a class of its own that a sample has or has not; one
/// column makes the classes 0 and 1.
struct ClassCounts: MetricAccumulator {
  /// The tallies, class by class.
  private(set) var tallies: [ClassTally] = []
  /// The number of samples.
  private(set) var samples = 0
  /// Whether each class is one that a sample has or has not, whatever others it has.
  private(set) var areLabels = false

  /// The sum of the tallies.
  var total: ClassTally { tallies.reduce(ClassTally(), +) }

  /// The tallies of the classes over which metrics are averaged: those that are there, or that the model
  /// gives, as in scikit-learn; all where they are labels.
  var present: [ClassTally] {
    areLabels ? tallies : tallies.filter { $0.targets + $0.predictions > 0 }
  }

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    let width = outputs.count / max(samples.count, 1)
    areLabels = targets.areLabels(width: width)
    if tallies.count != max(width, 2) {
      tallies = [ClassTally](repeating: ClassTally(), count: max(width, 2))
    }
    self.samples += samples.count
    guard areLabels else {
      var span = tallies.mutableSpan
      return targets.forEachClass(of: samples, outputs) { predicted, target in
        span[predicted].predictions += 1
        span[target].targets += 1
        span[target].hits += predicted == target ? 1 : 0
      }
    }
    targets.forEachValue(of: samples, outputs) { output, target, column in
      if output.isTrue { tallies[column].predictions += 1 }
      guard target > 0.5 else { return }
      tallies[column].targets += 1
      if output.isTrue { tallies[column].hits += 1 }
    }
  }

  var state: [Double] {
    [Double(samples), areLabels ? 1 : 0]
      + tallies.flatMap { [Double($0.hits), Double($0.predictions), Double($0.targets)] }
  }

  init() {}

  init?(state: [Double], samples: Int, width: Int) {
    guard state.count == 2 + 3 * max(width, 2), let numbers = state.counts(upTo: samples),
      numbers[0] == samples, numbers[1] <= 1
    else { return nil }
    (self.samples, areLabels) = (samples, numbers[1] == 1)
    tallies = stride(from: 2, to: numbers.count, by: 3).map {
      ClassTally(hits: numbers[$0], predictions: numbers[$0 + 1], targets: numbers[$0 + 2])
    }
    guard tallies.allSatisfy({ $0.hits <= min($0.predictions, $0.targets) }) else { return nil }
    // A sample has one class, unless each output is a class of its own.
    guard areLabels || total.predictions == samples && total.targets == samples else { return nil }
  }
}
