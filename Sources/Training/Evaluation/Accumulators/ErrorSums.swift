import Datasets

/// Sums over the differences of outputs and targets, output by output.
struct ErrorSums: MetricAccumulator {
  /// What was summed over the samples of an output.
  struct Column: Sendable {
    /// Of magnitudes.
    var absolute = 0.0
    /// Of squares.
    var squared = 0.0
    /// Of magnitudes divided by those of the targets, which are at least ε.
    var relative = 0.0
  }

  /// The sums, output by output.
  private(set) var columns: [Column] = []
  /// The number of samples.
  private(set) var count = 0
  /// The greatest magnitude.
  private(set) var largest = 0.0

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    let width = outputs.count / max(samples.count, 1)
    if columns.count != width { columns = [Column](repeating: Column(), count: width) }
    count += samples.count
    targets.forEachValue(of: samples, outputs) { output, target, column in
      let error = abs(Double(output) - Double(target))
      columns[column].absolute += error
      columns[column].squared += error * error
      columns[column].relative += error / max(abs(Double(target)), .ulpOfOne)
      if error > largest || error.isNaN { largest = error }
    }
  }

  /// The mean over outputs of what is made of the mean over samples of a sum.
  func mean(of sum: (Column) -> Double, _ transform: (Double) -> Double = { $0 }) -> Double {
    columns.map { transform(sum($0) / Double(count)) }.mean
  }

  var state: [Double] {
    [Double(count), largest] + columns.flatMap { [$0.absolute, $0.squared, $0.relative] }
  }

  init() {}

  init?(state: [Double], samples: Int, width: Int) {
    guard state.count == 2 + 3 * width, state[0] == Double(samples),
      !state.contains(where: { $0 < 0 })
    else { return nil }
    (count, largest) = (samples, state[1])
    columns = stride(from: 2, to: state.count, by: 3).map {
      Column(absolute: state[$0], squared: state[$0 + 1], relative: state[$0 + 2])
    }
  }
}
