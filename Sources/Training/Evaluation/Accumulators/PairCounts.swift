import Datasets

/// How often samples of each class were given each class.
struct PairCounts {
  /// The number of classes.
  private(set) var width = 0
  /// The counts, `[class of the sample, class that the model gave]`.
  private(set) var counts: [Int] = []

  /// Adds a batch, of whose parameters ``MetricAccumulator`` tells.
  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    let width = max(outputs.count / max(samples.count, 1), 2)
    if self.width != width {
      (self.width, counts) = (width, [Int](repeating: 0, count: width * width))
    }
    targets.forEachClass(of: samples, outputs) { predicted, target in
      counts[target * width + predicted] += 1
    }
  }
}
