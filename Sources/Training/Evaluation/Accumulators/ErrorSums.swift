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
      if error > largest { largest = error }
    }
  }

  /// The mean over outputs of what is made of the mean over samples of a sum.
  func mean(of sum: (Column) -> Double, _ transform: (Double) -> Double = { $0 }) -> Double {
    columns.map { transform(sum($0) / Double(count)) }.mean
  }

  var state: [Double] {
    get {
      [Double(count), largest] + columns.flatMap { [$0.absolute, $0.squared, $0.relative] }
    }
    set {
      guard newValue.count % 3 == 2 else { return }
      (count, largest) = (Int(exactly: newValue[0]) ?? 0, newValue[1])
      columns = stride(from: 2, to: newValue.count, by: 3).map {
        Column(absolute: newValue[$0], squared: newValue[$0 + 1], relative: newValue[$0 + 2])
      }
    }
  }
}
