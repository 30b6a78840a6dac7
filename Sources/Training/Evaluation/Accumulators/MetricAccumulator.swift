import Datasets

/// What metrics are made of: what was gathered from the batches so far, in double precision.
///
/// Samples are added one after the other, so that it is the same in whatever batches they come. Metrics
/// that are made of the same numbers share one.
protocol MetricAccumulator: Sendable {
  /// Begins without samples.
  init()

  /// Takes up what another accumulator's ``state`` was; fails where no such samples can lead to it.
  ///
  /// - Parameters:
  ///   - state: The numbers, from a file that may hold anything.
  ///   - samples: How many samples were added, at least one and at most ``maximumSampleCount``.
  ///   - width: The number of a sample's outputs.
  init?(state: [Double], samples: Int, width: Int)

  /// Adds a batch.
  ///
  /// - Parameters:
  ///   - outputs: What the model gave, `[samples, width]`.
  ///   - samples: Which samples they are of.
  ///   - targets: The targets of all samples, for which the metric is defined.
  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets)

  /// What was added so far, in numbers that a checkpoint can hold.
  var state: [Double] { get }

  /// Works out what several metrics share, before they are computed; no batch is added afterwards.
  mutating func finish()

  /// The most bytes that it takes for so many samples of so many outputs.
  static func byteCount(samples: Double, outputs: Double) -> Double
}

/// The most samples that a state may count, so that no product with the number of outputs overflows.
let maximumSampleCount = 1 << 40

extension MetricAccumulator {
  /// Most metrics share nothing but the sums.
  mutating func finish() {}

  /// So few that they do not matter.
  static func byteCount(samples: Double, outputs: Double) -> Double { 0 }
}

extension Targets {
  /// Goes through the outputs of a batch with their targets, where those are values.
  @inline(__always)
  func forEachValue(
    of samples: ArraySlice<Int>, _ outputs: Span<Float>,
    _ body: (_ output: Float, _ target: Float, _ column: Int) -> Void
  ) {
    guard case .values(let values, let width) = self else { return }
    var start = 0
    for sample in samples {
      for column in 0..<width {
        body(outputs[start + column], values[sample * width + column], column)
      }
      start += width
    }
  }

  /// Goes through the samples of a batch with the class that the model gives each, and its own.
  ///
  /// The model gives the class of the largest output, of equal ones the first; where targets are values, the
  /// only output of a sample tells class 1 from 0.
  @inline(__always)
  func forEachClass(
    of samples: ArraySlice<Int>, _ outputs: Span<Float>,
    _ body: (_ predicted: Int, _ target: Int) -> Void
  ) {
    switch self {
    case .none: break
    case .values:
      forEachValue(of: samples, outputs) { output, target, _ in
        body(output.isTrue ? 1 : 0, target > 0.5 ? 1 : 0)
      }
    case .classes(let classes, _):
      let width = outputs.count / max(samples.count, 1)
      outputs.withUnsafeBufferPointer { outputs in
        var start = 0
        for sample in samples {
          var (predicted, largest) = (0, outputs[start])
          for output in 1..<max(width, 1) where outputs[start + output] > largest {
            (predicted, largest) = (output, outputs[start + output])
          }
          body(predicted, Int(classes[sample]))
          start += width
        }
      }
    }
  }

  /// Whether each output is a class of its own, which samples have or have not.
  func areLabels(width: Int) -> Bool { if case .values = self { width > 1 } else { false } }
}

extension Float {
  /// Whether it is the logit of a probability above one half.
  var isTrue: Bool { self > 0 }
}

extension Sequence<Double> {
  /// The numbers, where all are whole and from 0 to a limit; nil otherwise.
  func counts(upTo limit: Int) -> [Int]? {
    var counts: [Int] = []
    for number in self {
      guard let count = Int(exactly: number), (0...limit).contains(count) else { return nil }
      counts.append(count)
    }
    return counts
  }
}

/// A share, 0 of nothing.
func ratio(_ part: Int, of whole: Int) -> Double {
  whole == 0 ? 0 : Double(part) / Double(whole)
}

extension Sequence<Double> {
  /// The mean; NaN of nothing.
  var mean: Double {
    var (sum, count) = (0.0, 0)
    for value in self { (sum, count) = (sum + value, count + 1) }
    return sum / Double(count)
  }
}
