import Datasets
import Declarations
import Networks
import Testing

@testable import Training

/// The laws of every metric that a spec can name.
@Suite struct MetricTests {
  static let metrics = MetricRegistry.all.members

  typealias Reference = @Sendable (_ outputs: [[Double]], _ targets: [[Double]]) -> Double

  /// Each metric's definition, written down once more: of outputs and targets, sample by sample.
  static let references: [String: Reference] = [
    "accuracy": { outputs, targets in
      mean(zip(outputs, targets).map { $0.firstIndex(of: $0.max() ?? 0) == Int($1[0]) ? 1 : 0 })
    },
    "mae": { outputs, targets in
      mean(zip(outputs.joined(), targets.joined()).map { abs($0 - $1) })
    },
    "rmse": { outputs, targets in
      mean(zip(outputs.joined(), targets.joined()).map { ($0 - $1) * ($0 - $1) }).squareRoot()
    },
    "r2": { outputs, targets in
      mean(
        targets[0].indices.map { column in
          let (outputs, targets) = (outputs.map { $0[column] }, targets.map { $0[column] })
          let average = mean(targets)
          return 1 - mean(zip(outputs, targets).map { ($0 - $1) * ($0 - $1) })
            / mean(targets.map { ($0 - average) * ($0 - average) })
        })
    },
  ]

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// Samples with targets, a loss that they suit, and outputs of a model.
  struct Case: Sendable {
    let loss: any Loss
    let targets: Targets
    /// The targets as references take them, and as outputs that meet them.
    let expected: [[Double]]
    let perfect: [[Double]]
    let outputs: [[Double]]
  }

  static let count = 20

  /// For each sample some numbers, around 0 and such that float32 holds them exactly.
  private static func numbers(width: Int, _ number: (Int, Int) -> Int) -> [[Double]] {
    (0..<count).map { sample in (0..<width).map { Double(number(sample, $0)) / 8 - 1 } }
  }

  static let cases: [Case] = {
    let classes = (0..<count).map { ($0 * 5) % 3 }
    let values = numbers(width: 2) { sample, column in (sample * 7 + column * 3) % 11 }
    func outputs(_ width: Int) -> [[Double]] {
      numbers(width: width) { sample, column in (sample * 13 + column * 5) % 17 }
    }
    return [
      Case(
        loss: CrossEntropyLoss(), targets: .classes(classes.map { Int32($0) }, classCount: 3),
        expected: classes.map { [Double($0)] },
        perfect: classes.map { target in (0..<3).map { $0 == target ? 1 : 0 } },
        outputs: outputs(3)),
      Case(
        loss: MSELoss(), targets: .values(values.joined().map { Float($0) }, width: 2),
        expected: values, perfect: values, outputs: outputs(2)),
    ]
  }()

  /// A metric's value over outputs that come in batches of some size.
  static func value(
    of metric: Metric, _ outputs: [[Double]], _ targets: Targets, batchSize: Int = count
  ) -> Double {
    let samples = Samples(
      inputShape: [1], count: count, inputs: [Float](repeating: 0, count: count), targets: targets)
    let indices = Array(0..<count)
    var accumulator = metric.accumulator.init()
    accumulator.begin(ValidationSet(samples))
    for start in stride(from: 0, to: count, by: batchSize) {
      let batch = indices[start...].prefix(batchSize)
      let flat = batch.flatMap { outputs[$0].map { Float($0) } }
      accumulator.add(flat.span, of: batch, targets)
    }
    return accumulator.value
  }

  /// The cases for which a metric is defined.
  static func cases(of metric: Metric) -> [Case] {
    cases.filter {
      let output = Shape([$0.outputs[0].count])
      return metric.mistake(under: $0.loss, output: output, targets: $0.targets.form) == nil
    }
  }

  @Test(arguments: metrics)
  func `its value is that of its definition, however outputs come in batches`(
    _ metric: Metric
  ) throws {
    let reference = try #require(Self.references[metric.name], "\(metric.name) has no reference")
    let cases = Self.cases(of: metric)
    #expect(!cases.isEmpty, "\(metric.name) is defined for none of the cases")
    for item in cases {
      let expected = reference(item.outputs, item.expected)
      for size in [1, 3, 7, Self.count] {
        let value = Self.value(of: metric, item.outputs, item.targets, batchSize: size)
        // Sums of some twenty terms in double precision, of outputs that float32 holds exactly.
        #expect(abs(value - expected) < 1e-12, "\(metric.name) in batches of \(size)")
      }
    }
  }

  @Test(arguments: metrics)
  func `nothing is better than outputs that meet their targets`(_ metric: Metric) {
    for item in Self.cases(of: metric) {
      let best = Self.value(of: metric, item.perfect, item.targets)
      let other = Self.value(of: metric, item.outputs, item.targets)
      #expect(metric.isGreaterBetter ? best > other : best < other)
    }
  }

  @Test func `metrics have their usual names`() {
    #expect(MetricRegistry.all.names == ["accuracy", "mae", "r2", "rmse"])
  }

  @Test func `a metric says what does not fit`() {
    #expect(
      Metric.accuracy.mistake(
        under: CrossEntropyLoss(), output: Shape([3]), targets: .classes(count: 3)) == nil)
    #expect(
      Metric.mae.mistake(under: L1Loss(), output: Shape([1]), targets: .values(width: 1)) == nil)
    #expect(
      Metric.r2.mistake(under: CrossEntropyLoss(), output: Shape([3]), targets: .classes(count: 3))
        == "r2 needs values as targets, but the data has 3 classes")
    #expect(
      Metric.mae.mistake(under: BCEWithLogitsLoss(), output: Shape([1]), targets: .values(width: 1))
        == "mae compares outputs with targets, but under bce_with_logits the outputs are logits")
  }
}
