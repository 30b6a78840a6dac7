import Datasets
import Declarations
import Networks
import Testing

@testable import Training

/// The laws of every metric that a spec can name.
@Suite struct MetricTests {
  typealias Recorded = RecordedMeasures

  /// Every metric that a spec can name, with the arguments that were recorded.
  static let metrics: [any MetricDefinition] = MetricRegistry.all.members.flatMap { type in
    let usual: any MetricDefinition = type.init()
    if let metric = usual as? any AveragedMetric { return averages(of: metric) }
    return usual is TopK ? [1, 2, 5].map { TopK(k: $0) } : [usual]
  }

  private static func averages(of metric: some AveragedMetric) -> [any MetricDefinition] {
    ClassAverage.allCases.map { average in
      var metric = metric
      metric.average = average
      return metric
    }
  }

  static func cases(of metric: any MetricDefinition) -> [Recorded] {
    Recorded.all.filter { $0.suits(metric) }
  }

  @Test func `cases were recorded`() { #expect(Recorded.all.count == 44) }

  @Test(arguments: metrics.map(\.label))
  func `there are cases with ties, with one class, without a class, and without an error`(
    _ label: String
  ) throws {
    let metric = try #require(Self.metrics.first { $0.label == label })
    let names = Self.cases(of: metric).map(\.name)
    for kind in ["random", "tied", "one class", "empty class", "perfect"] {
      let isDefined = metric.label != "top_5" && !(metric.isTable || Self.takesOneLabel(metric))
      let isThere = names.contains { $0.contains(kind) }
      #expect(isThere || !isDefined && kind.hasSuffix("class"), "\(label) has no case: \(kind)")
    }
  }

  private static func takesOneLabel(_ metric: any MetricDefinition) -> Bool {
    !Recorded.all.contains { $0.name.hasPrefix("3 labels") && $0.suits(metric) }
  }

  /// Sums of some tens of terms in double precision, of the same outputs.
  private static func agree(_ value: Double, _ expected: Double?) -> Bool {
    guard let expected else { return value.isNaN }
    return abs(value - expected) <= 1e-12 * max(1, abs(expected))
  }

  @Test(arguments: Recorded.all)
  func `each value is what scikit-learn gives, however outputs come in batches`(
    _ item: Recorded
  ) throws {
    let columns = Self.metrics.filter(item.suits).flatMap(item.columns)
    let values = item.values(of: columns, inBatchesOf: item.outputs.count)
    for (column, value) in zip(columns, values) {
      let expected = try #require(item.values[column.name], "\(column.name) was not recorded")
      #expect(Self.agree(value, expected), "\(column.name): \(value), not \(expected ?? .nan)")
    }
    #expect(Set(columns.map(\.name)) == Set(item.values.keys))
    for size in [1, 3, 7] {
      // Bit by bit, whatever is not a number among them.
      let batched = item.values(of: columns, inBatchesOf: size)
      #expect(batched.map(\.description) == values.map(\.description), "in batches of \(size)")
    }
  }

  @Test(arguments: Recorded.all)
  func `what was gathered goes on from its state`(_ item: Recorded) throws {
    let columns = Self.metrics.filter(item.suits).flatMap(item.columns)
    let half = item.outputs.count / 2
    guard half > 0 else { return }
    let width = item.outputs[0].count
    var (whole, first) = (MetricGathering(columns), MetricGathering(columns))
    item.add(0..<item.outputs.count, inBatchesOf: 4, to: &whole)
    item.add(0..<half, inBatchesOf: 4, to: &first)
    func gathering(_ state: [[Double]], _ samples: Int, _ width: Int) -> MetricGathering? {
      MetricGathering(
        columns, state: state[...], samples: samples, width: width, areNumbers: true)
    }
    var second = try #require(gathering(first.state, half, width))
    item.add(half..<item.outputs.count, inBatchesOf: 4, to: &second)
    for (column, (a, b)) in zip(columns, zip(whole.values, second.values)) {
      #expect(a == b || a.isNaN && b.isNaN, "\(column.name)")
    }
    // What cannot be a state is none.
    #expect(gathering(first.state, half + 1, width) == nil)
    #expect(gathering(first.state, half, width + 1) == nil)
    #expect(gathering(first.state.dropLast(), half, width) == nil)
    for state in [[], [-1], [.nan], [1, 2], [0.5, 2, 3], [1e300, 1e300, 1e300]] as [[Double]] {
      #expect(gathering(first.state.map { _ in state }, half, width) == nil)
    }
  }

  @Test(arguments: Recorded.all)
  func `every metric of outputs that are not all numbers is NaN, wherever they stand`(
    _ item: Recorded
  ) {
    let columns = Self.metrics.filter(item.suits).flatMap(item.columns)
    for place in [0, item.outputs.count - 1] {
      var outputs = item.outputs.joined().map { Float($0) }
      outputs[place * item.outputs[0].count] = .nan
      var gathering = MetricGathering(columns)
      gathering.add(outputs.span, of: Array(0..<item.outputs.count)[...], item.targets)
      #expect(gathering.values.allSatisfy { $0.isNaN })
    }
  }

  @Test(arguments: Recorded.all.filter { $0.confusion != nil })
  func `classes and predictions are counted as scikit-learn does`(_ item: Recorded) {
    var counts = PairCounts()
    item.add(0..<item.outputs.count, inBatchesOf: 7, to: &counts)
    let table = ConfusionTable(counts, classes: item.targets.form.classNames)
    #expect(table.counts == item.confusion)
    #expect(table.classes == (item.confusion ?? []).indices.map(String.init))
  }

  @Test func `nothing is better than outputs that meet their targets`() throws {
    for (random, perfect) in [
      ("12 classes, random", "12 classes, perfect"), ("1 label, random", "1 label, perfect"),
      ("3 values, random", "3 values, perfect"),
    ] {
      let random = try #require(Recorded.all.first { $0.name == random })
      let perfect = try #require(Recorded.all.first { $0.name == perfect })
      let columns = Self.metrics.filter(random.suits).flatMap(random.columns)
      let best = perfect.values(of: columns, inBatchesOf: 8)
      let others = random.values(of: columns, inBatchesOf: 8)
      for (column, (best, other)) in zip(columns, zip(best, others)) {
        #expect(column.isGreaterBetter ? best > other : best < other, "\(column.name)")
      }
    }
  }

  @Test func `every column is found by its name, and no other name is one`() throws {
    for metric in Self.metrics where !metric.isTable {
      for column in metric.columns(classes: ["0", "Iris setosa"]) {
        let found = try #require(MetricRegistry.column(named: column.name))
        #expect(found.name == column.name && found.isGreaterBetter == column.isGreaterBetter)
        #expect(metric.covers(column.name))
      }
    }
    for name in ["", "f1_macro", "f1.", "f1_", "top_0", "top_05", "top_", "top_k", "top_-1", "F1"] {
      #expect(MetricRegistry.column(named: name) == nil, "\(name)")
    }
    #expect(Set(MetricRegistry.columnNames).count == MetricRegistry.columnNames.count)
  }

  @Test func `metrics that are made of the same numbers gather them once`() {
    let metrics: [Metric] = [.accuracy, .f1, .mcc, .logLoss, .perplexity, .auroc]
    #expect(MetricGathering.types(of: metrics).count == 3)
    #expect(metrics.measuringByteCount(samples: 1000, outputs: 10) > 4 * 1000 * 11)
    #expect(([.accuracy, .logLoss] as [Metric]).measuringByteCount(samples: 1e9, outputs: 10) == 0)
  }

  @Test func `metrics have their usual names`() {
    #expect(
      MetricRegistry.all.names == [
        "accuracy", "top_k", "balanced_accuracy", "precision", "recall", "f1", "mcc", "auroc",
        "average_precision", "log_loss", "perplexity", "brier", "ece", "confusion_matrix", "mae",
        "mse", "rmse", "r2", "explained_variance", "mape", "max_error", "pearson", "spearman",
      ])
  }

  @Test func `a metric says what does not fit`() throws {
    func mistake(
      _ metric: Metric, _ loss: any Loss, _ outputs: Int, _ targets: TargetForm
    ) -> String? {
      metric.mistake(under: loss, output: Shape([outputs]), targets: targets)
    }
    let (entropy, logits) = (CrossEntropyLoss(), BCEWithLogitsLoss())
    #expect(mistake(.accuracy, entropy, 3, .classes(count: 3)) == nil)
    #expect(mistake(.mae, L1Loss(), 1, .values(width: 1)) == nil)
    #expect(
      mistake(.r2, entropy, 3, .classes(count: 3))
        == "r2 needs values as targets, but the data has 3 classes")
    #expect(
      mistake(.mae, logits, 1, .values(width: 1))
        == "mae compares outputs with targets, but under bce_with_logits the outputs are logits")
    #expect(mistake(.mcc, logits, 1, .values(width: 1)) == nil)
    #expect(
      mistake(.mcc, logits, 3, .values(width: 3))
        == "mcc needs one class a sample, but under bce_with_logits a sample has or has not each of 3"
    )
    #expect(mistake(try .top(2), entropy, 3, .classes(count: 3)) == nil)
    #expect(
      mistake(try .top(5), entropy, 5, .classes(count: 5))
        == "top_5 is always 1 for a model of 5 outputs; k must be below that")
    #expect(mistake(.auroc, MSELoss(), 3, .values(width: 3))?.contains("needs classes") == true)
    let table = ConfusionMatrix()
    #expect(
      table.mistake(under: entropy, output: Shape([5000]), targets: .classes(count: 5000))
        == "confusion_matrix is made for at most 4096 classes, but the model gives 5000 outputs")
  }
}
