import Datasets
import Networks

/// Sums over samples from which metrics are made, in double precision.
struct Measurement {
  private let targets: Targets
  private let width: Int

  private(set) var count = 0
  private var loss = 0.0
  private var hits = 0
  private var absoluteErrors = 0.0
  // For each output.
  private var squaredErrors: [Double]

  init(targets: Targets, width: Int) {
    self.targets = targets
    self.width = width
    squaredErrors = [Double](repeating: 0, count: width)
  }

  /// Adds a batch: its mean loss, and its outputs `[samples, width]`.
  mutating func add(loss: Double, outputs: Span<Float>, samples: ArraySlice<Int>) {
    count += samples.count
    self.loss += loss * Double(samples.count)
    switch targets {
    case .none: break
    case .classes(let classes, _): addClasses(classes, outputs, samples)
    case .values(let values, _): addValues(values, outputs, samples)
    }
  }

  /// The mean loss over all samples.
  var meanLoss: Double { loss / Double(count) }

  /// The value of a metric over all samples.
  ///
  /// - Parameters:
  ///   - metric: What is asked for, which must be defined for the targets.
  ///   - deviations: For each output the sum of squared deviations of the targets from their mean.
  /// - Returns: The value; `r2` is the mean over outputs of 1 − squared errors / deviations, where
  ///   an output whose targets are all the same counts as 1 if it is met exactly, else as 0.
  func value(of metric: Metric, deviations: [Double]) -> Double {
    switch metric {
    case .accuracy: Double(hits) / Double(count * outcomesPerSample)
    case .mae: absoluteErrors / Double(count * width)
    case .r2:
      zip(squaredErrors, deviations).reduce(0) { sum, output in
        let (errors, deviation) = output
        return sum + (deviation > 0 ? 1 - errors / deviation : errors == 0 ? 1 : 0)
      } / Double(width)
    }
  }

  private var outcomesPerSample: Int {
    if case .values = targets { width } else { 1 }
  }

  private mutating func addClasses(
    _ classes: [Int32], _ outputs: Span<Float>, _ samples: ArraySlice<Int>
  ) {
    var start = 0
    for sample in samples {
      var largest = 0
      for output in 1..<max(width, 1) where outputs[start + output] > outputs[start + largest] {
        largest = output
      }
      if largest == Int(classes[sample]) { hits += 1 }
      start += width
    }
  }

  private mutating func addValues(
    _ values: [Float], _ outputs: Span<Float>, _ samples: ArraySlice<Int>
  ) {
    var start = 0
    for sample in samples {
      for output in 0..<width {
        let (value, target) = (outputs[start + output], values[sample * width + output])
        let error = Double(value) - Double(target)
        absoluteErrors += abs(error)
        squaredErrors[output] += error * error
        // A logit above 0 stands for a probability above one half.
        if (value > 0) == (target > 0.5) { hits += 1 }
      }
      start += width
    }
  }
}
