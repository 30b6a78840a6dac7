import Datasets

/// How many outputs were before that of the sample's class: greater ones, and of equal ones those of classes
/// with a greater number, but of two that of the first, as scikit-learn sorts them.
struct TargetRanks: MetricAccumulator {
  /// The number of samples by that number of outputs.
  private(set) var counts: [Int] = []

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    guard case .classes(let classes, _) = targets else { return }
    let width = outputs.count / max(samples.count, 1)
    if counts.count != width { counts = [Int](repeating: 0, count: width) }
    func isBefore(_ a: Int, _ b: Int) -> Bool { width == 2 ? a < b : a > b }
    var start = 0
    for sample in samples {
      let target = Int(classes[sample])
      let own = outputs[start + target]
      var rank = 0
      for output in 0..<width {
        let other = outputs[start + output]
        if other > own || other == own && isBefore(output, target) { rank += 1 }
      }
      counts[rank] += 1
      start += width
    }
  }

  var state: [Double] { counts.map(Double.init) }

  init() {}

  init?(state: [Double], samples: Int, width: Int) {
    guard state.count == width, state.reduce(0, +) == Double(samples),
      let counts = state.counts(upTo: samples)
    else { return nil }
    self.counts = counts
  }
}
