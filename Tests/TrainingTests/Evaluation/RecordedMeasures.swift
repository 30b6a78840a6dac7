import Datasets
import Foundation
import Networks
import Testing

@testable import Training

/// Outputs with targets, and what `Oracles/metrics.py` has recorded of them.
struct RecordedMeasures: Decodable, Sendable, CustomTestStringConvertible {
  /// What targets are.
  enum Kind: String, Decodable, Sendable {
    /// A class a sample.
    case classes
    /// 0 or 1 for each output, which is a logit.
    case labels
    /// Numbers.
    case values
  }

  let name: String
  let kind: Kind
  let outputs: [[Double]]
  let expected: [[Double]]
  /// The values by the names of columns; nil is not a number.
  let values: [String: Double?]
  let confusion: [[Int]]?

  var testDescription: String { name }

  private enum CodingKeys: String, CodingKey {
    case name, outputs, expected, values, confusion
    case kind = "targets"
  }

  static let all: [RecordedMeasures] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/metrics.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([RecordedMeasures].self, from: data)) ?? []
  }()

  /// A loss that the targets suit.
  var loss: any Loss {
    switch kind {
    case .classes: CrossEntropyLoss()
    case .labels: BCEWithLogitsLoss()
    case .values: MSELoss()
    }
  }

  var targets: Targets {
    switch kind {
    case .classes:
      .classes(expected.map { Int32($0[0]) }, classCount: outputs[0].count)
    case .labels, .values:
      .values(expected.joined().map { Float($0) }, width: outputs[0].count)
    }
  }

  /// Whether a metric is defined for it.
  func suits(_ metric: any MetricDefinition) -> Bool {
    metric.mistake(under: loss, output: Shape([outputs[0].count]), targets: targets.form) == nil
  }

  /// The columns of a metric.
  func columns(of metric: any MetricDefinition) -> [Metric] {
    metric.columns(classes: targets.form.classNames)
  }

  /// Adds some of the samples in batches of a size.
  func add(
    _ samples: Range<Int>, inBatchesOf size: Int, to gathering: inout some Gathering
  ) {
    let indices = Array(0..<outputs.count)
    for start in stride(from: samples.lowerBound, to: samples.upperBound, by: size) {
      let batch = indices[start..<min(start + size, samples.upperBound)]
      let flat = batch.flatMap { outputs[$0].map { Float($0) } }
      gathering.add(flat.span, of: batch, targets)
    }
  }

  /// The values of columns over outputs that come in batches of a size.
  func values(of columns: [Metric], inBatchesOf size: Int) -> [Double] {
    var gathering = MetricGathering(columns)
    add(0..<outputs.count, inBatchesOf: size, to: &gathering)
    return gathering.values
  }
}

/// What takes batches of outputs.
protocol Gathering {
  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets)
}

extension MetricGathering: Gathering {}
extension PairCounts: Gathering {}
