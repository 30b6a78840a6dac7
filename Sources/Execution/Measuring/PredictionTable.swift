internal import Datasets
internal import Engine
internal import Messages
internal import Networks
internal import Results
internal import RealModule
internal import Training

/// What the model of a finished run predicts for samples, as comma-separated values.
///
/// A row a sample: `sample`, `prediction`, `target` where the samples have one, and of classes
/// `probability.CLASS`. Where a model gives several values, their index follows each name.
package struct PredictionTable: Sendable {
  /// The rows, with a header.
  package let bytes: [UInt8]
  /// The number of samples.
  package let count: Int
  /// Suspicions about the samples.
  package let warnings: [Problem]

  /// Predicts by the run at a path.
  ///
  /// - Parameters:
  ///   - path: Where the run is.
  ///   - samples: What is predicted for; it need not have targets.
  ///   - key: The column of a table that stands in the place of the samples' numbers.
  /// - Throws: `PreparationError` where there is no run with weights, and for samples that cannot be read or
  ///   do not fit its model.
  package init(
    of path: String, on samples: MeasuredSamples, key: String? = nil
  ) throws(PreparationError) {
    let run = try MeasuredRun(at: path, samples, needsTargets: false, key: key)
    var rows = PredictionRows(
      run.loss, run.data.set.samples.targets, width: run.model.network.output.count,
      classes: run.data.classes, key: key, keys: run.data.keys, unlabelled: run.data.unlabelled)
    do {
      try Predictor(run.data.set, model: run.model, batchSize: run.data.batchSize)
        .forEachBatch { outputs, samples in rows.append(outputs, of: samples) }
    } catch { throw PreparationError([Problem(at: run.run.path, "\(error)", .refused)]) }
    (bytes, count, warnings) = (rows.table.bytes, run.data.set.indices.count, run.warnings)
  }
}

/// The rows of a table of predictions in the making.
struct PredictionRows {
  /// What outputs stand for.
  private enum Meaning {
    /// Logits of which the largest is the class's, `softmax(y)` their probabilities.
    case classes
    /// One logit an output, of 1 rather than 0: `1 / (1 + exp(−y))`.
    case binary
    /// Values.
    case values
  }

  private(set) var table = CSVRows()
  private let meaning: Meaning
  private let targets: Targets
  private let width: Int
  private let classes: [String]?
  private let keys: [String]?
  private let unlabelled: Set<Int>

  /// Begins with the header.
  ///
  /// - Parameters:
  ///   - loss: What the outputs were trained under, which says what they stand for.
  ///   - targets: The targets of all samples, if they have any.
  ///   - width: The number of a sample's outputs.
  ///   - classes: The names of the classes, where they are not their indices.
  ///   - key: What the names of the samples are called.
  ///   - keys: The names of all samples; nil for their numbers.
  ///   - unlabelled: The samples whose target is missing.
  init(
    _ loss: any Loss, _ targets: Targets, width: Int, classes: [String]? = nil,
    key: String? = nil, keys: [String]? = nil, unlabelled: Set<Int> = []
  ) {
    (self.targets, self.width, self.classes, self.keys) = (targets, width, classes, keys)
    self.unlabelled = unlabelled
    meaning = loss.takesLogits ? .binary : loss.targetKind == .classes ? .classes : .values
    let known = targets == .none ? [] : names("target")
    for name in [key ?? "sample"] + names("prediction") + known + probabilityNames {
      table.append(name)
    }
    table.endRow()
  }

  private func names(_ name: String) -> [String] {
    meaning == .classes || width == 1 ? [name] : (0..<width).map { "\(name).\($0)" }
  }

  private var probabilityNames: [String] {
    switch meaning {
    case .values: []
    case .classes: (0..<width).map { "probability.\(name(ofClass: $0))" }
    case .binary: width == 1 ? ["probability.0", "probability.1"] : names("probability")
    }
  }

  /// Appends the samples of a batch.
  ///
  /// - Parameters:
  ///   - outputs: What the model gave, `[samples, width]`.
  ///   - samples: The samples' indices.
  mutating func append(_ outputs: Span<Float>, of samples: ArraySlice<Int>) {
    var start = 0
    for sample in samples {
      if let keys { table.append(keys[sample]) } else { table.append(sample) }
      appendPrediction(outputs, start)
      appendTarget(of: sample)
      appendProbabilities(outputs, start)
      table.endRow()
      start += width
    }
  }

  private mutating func appendPrediction(_ outputs: Span<Float>, _ start: Int) {
    switch meaning {
    case .classes:
      var largest = 0
      for output in 1..<max(width, 1) where outputs[start + output] > outputs[start + largest] {
        largest = output
      }
      table.append(name(ofClass: largest))
    case .binary: for output in 0..<width { table.append(outputs[start + output] > 0 ? 1 : 0) }
    case .values: for output in 0..<width { table.append(Double(outputs[start + output])) }
    }
  }

  /// A class as the data spell it.
  private func name(ofClass index: Int) -> String {
    guard let classes, classes.indices.contains(index) else { return String(index) }
    return classes[index]
  }

  private mutating func appendTarget(of sample: Int) {
    switch targets {
    case .none: break
    case .classes where unlabelled.contains(sample): table.append("")
    case .classes(let classes, _): table.append(name(ofClass: Int(classes[sample])))
    case .values(let values, let width):
      for value in values[sample * width..<(sample + 1) * width] {
        guard !value.isNaN || !unlabelled.contains(sample) else {
          table.append("")
          continue
        }
        // A class is written as predictions of it are.
        if meaning == .binary, let whole = Int(exactly: value) {
          table.append(whole)
        } else {
          table.append(Double(value))
        }
      }
    }
  }

  private mutating func appendProbabilities(_ outputs: Span<Float>, _ start: Int) {
    switch meaning {
    case .values: break
    case .binary:
      for output in 0..<width {
        // Of two logarithms that differ by y the greater one's exponential cannot overflow.
        let (y, e) = (
          Double(outputs[start + output]), Double.exp(-abs(Double(outputs[start + output])))
        )
        let (one, zero) = y < 0 ? (e / (1 + e), 1 / (1 + e)) : (1 / (1 + e), e / (1 + e))
        if width == 1 { table.append(zero) }
        table.append(one)
      }
    case .classes:
      var greatest = -Double.infinity
      for output in 0..<width { greatest = max(greatest, Double(outputs[start + output])) }
      let powers = (0..<width).map { Double.exp(Double(outputs[start + $0]) - greatest) }
      let sum = powers.reduce(0, +)
      for power in powers { table.append(power / sum) }
    }
  }
}
