import Datasets

/// Means and squared deviations of outputs, targets and their differences, output by output.
///
/// They are exact for what is always the same: its deviation is 0.
struct Moments: MetricAccumulator {
  /// The mean and the sum of squared deviations of some numbers, by Welford's update.
  struct Spread: Sendable {
    /// The mean.
    private(set) var mean = 0.0
    /// The sum of squared deviations from it.
    private(set) var squares = 0.0

    init() {}

    init(mean: Double, squares: Double) { (self.mean, self.squares) = (mean, squares) }

    /// Adds a number, of which there are then `count`, and gives its deviation from the mean before.
    @discardableResult
    mutating func add(_ number: Double, count: Double) -> Double {
      let deviation = number - mean
      mean += deviation / count
      squares += deviation * (number - mean)
      return deviation
    }
  }

  /// The moments of an output.
  struct Column: Sendable {
    /// Those of the outputs.
    var outputs = Spread()
    /// Those of the targets.
    var targets = Spread()
    /// Those of target less output.
    var errors = Spread()
    /// The sum of squared differences.
    var squaredErrors = 0.0
    /// The sum of products of the deviations of outputs and targets.
    var products = 0.0
  }

  /// The moments, output by output.
  private(set) var columns: [Column] = []
  /// The number of samples.
  private(set) var count = 0

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    let width = outputs.count / max(samples.count, 1)
    if columns.count != width { columns = [Column](repeating: Column(), count: width) }
    targets.forEachValue(of: samples, outputs) { output, target, column in
      if column == 0 { count += 1 }
      columns[column].add(Double(output), Double(target), count: Double(count))
    }
  }

  var state: [Double] {
    [Double(count)]
      + columns.flatMap { column in
        [column.outputs, column.targets, column.errors].flatMap { [$0.mean, $0.squares] }
          + [column.squaredErrors, column.products]
      }
  }

  init() {}

  init?(state: [Double], samples: Int, width: Int) {
    guard state.count == 1 + 8 * width, state[0] == Double(samples) else { return nil }
    count = samples
    columns = stride(from: 1, to: state.count, by: 8).map { start in
      func spread(_ place: Int) -> Spread {
        Spread(mean: state[start + place], squares: state[start + place + 1])
      }
      return Column(
        outputs: spread(0), targets: spread(2), errors: spread(4),
        squaredErrors: state[start + 6], products: state[start + 7])
    }
    let squares = columns.flatMap {
      [$0.outputs.squares, $0.targets.squares, $0.errors.squares, $0.squaredErrors]
    }
    guard !squares.contains(where: { $0 < 0 }) else { return nil }
  }
}

extension Moments.Column {
  /// Adds an output and its target, of which there are then `count`.
  fileprivate mutating func add(_ output: Double, _ target: Double, count: Double) {
    let deviation = outputs.add(output, count: count)
    targets.add(target, count: count)
    products += deviation * (target - targets.mean)
    let error = target - output
    errors.add(error, count: count)
    squaredErrors += error * error
  }

  /// The share of the targets' squared deviations that is not left in others; 1 where neither has any, 0
  /// where the targets alone have none; NaN where the rest is.
  func explained(leaving rest: Double) -> Double {
    if rest.isNaN { return .nan }
    return targets.squares > 0 ? 1 - rest / targets.squares : rest == 0 ? 1 : 0
  }
}
