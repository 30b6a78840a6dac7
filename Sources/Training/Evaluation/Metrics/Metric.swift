public import Networks

/// A number that is measured on samples beside the loss, under the name of its column.
public struct Metric: Sendable {
  /// The name of its column, without `validation.` or `train.`.
  public let name: String
  /// Whether more is better.
  public let isGreaterBetter: Bool
  /// The metric as a spec names it.
  public let definition: any MetricDefinition
  /// What it is made of.
  let accumulator: any MetricAccumulator.Type
  /// Its value over that accumulator when it is finished.
  let value: @Sendable (any MetricAccumulator) -> Double

  /// The column of a metric.
  init<Definition: ColumnMetric>(_ definition: Definition) {
    (name, self.definition) = (definition.label, definition)
    isGreaterBetter = Definition.isGreaterBetter
    accumulator = Definition.Gathered.self
    value = { ($0 as? Definition.Gathered).map(definition.value) ?? .nan }
  }

  /// What is wrong with measuring it on a model that is trained with this loss, if anything is.
  public func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    definition.mistake(under: loss, output: output, targets: targets)
  }
}

extension Metric: Hashable {
  /// Whether they have one name.
  public static func == (a: Metric, b: Metric) -> Bool { a.name == b.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
