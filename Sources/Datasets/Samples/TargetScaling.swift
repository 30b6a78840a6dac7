/// Shifts and scales target values: a model is trained on `(t − mean) / deviation` of each column.
public struct TargetScaling: Sendable, Equatable {
  /// What is subtracted from each column.
  public let means: [Float]
  /// What the difference is divided by.
  public let deviations: [Float]

  /// Takes numbers that were learnt before.
  package init(means: [Float], deviations: [Float]) {
    (self.means, self.deviations) = (means, deviations)
  }

  /// Learns the mean and the standard deviation of each column from some rows; a column that does not vary is
  /// divided by 1.
  public init(fittedTo values: [Float], width: Int, rows: [Int]) {
    let moments = (0..<width).map { column in
      ColumnMoments(rows.lazy.map { Double(values[$0 * width + column]) })
    }
    (means, deviations) = (moments.map { Float($0.mean) }, moments.map { Float($0.scale) })
  }

  /// Scales rows of target values in place.
  func scale(_ values: UnsafeMutableBufferPointer<Float>, count: Int) {
    for place in 0..<count {
      let column = place % means.count
      values[place] = (values[place] - means[column]) / deviations[column]
    }
  }

  /// What scaled values, or a model's outputs, are in the targets' own unit.
  public func original(_ values: Span<Float>) -> [Float] {
    var original: [Float] = []
    original.reserveCapacity(values.count)
    appendOriginal(values, to: &original)
    return original
  }

  /// Appends what scaled values, or a model's outputs, are in the targets' own unit.
  package func appendOriginal(_ values: Span<Float>, to original: inout [Float]) {
    for index in values.indices {
      let column = index % means.count
      original.append(values[index] * deviations[column] + means[column])
    }
  }
}

/// The mean and the standard deviation of numbers.
struct ColumnMoments {
  /// The mean.
  let mean: Double
  /// The standard deviation, by the number of values (as scikit-learn's StandardScaler has it); 1 where they do
  /// not vary.
  let scale: Double

  /// Measures numbers, in two passes.
  init(_ values: some Collection<Double>) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let deviation = variance.squareRoot()
    self.init(mean: mean, deviation: deviation)
  }

  /// Takes what was measured.
  init(mean: Double, deviation: Double) {
    self.mean = mean
    // Rounding alone is no variation.
    scale = deviation > 1e-9 * abs(mean) && Float(deviation) > 0 ? deviation : 1
  }
}
