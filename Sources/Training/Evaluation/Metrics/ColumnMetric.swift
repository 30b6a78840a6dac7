import Declarations
import Networks

/// A metric whose value is a number: one column, or one a class.
///
/// One file holds it, with its name as a ``Metric``; to add one is to write that file and a row of
/// ``MetricRegistry``.
protocol ColumnMetric: MetricDefinition {
  /// What it is made of.
  associatedtype Gathered: MetricAccumulator

  /// Whether more is better.
  static var isGreaterBetter: Bool { get }

  /// For which targets it is defined.
  static var domain: MetricDomain { get }

  /// Its value over what was gathered.
  func value(of gathered: Gathered) -> Double
}

extension ColumnMetric {
  var label: String { Self.specName }

  var isTable: Bool { false }

  func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    Self.domain.mistake(of: Self.specName, under: loss, output: output, targets: targets)
  }

  func columns(classes: [String]) -> [Metric] { [Metric(self)] }

  func covers(_ column: String) -> Bool { column == label }

  static func column(named name: String) -> Metric? { name == specName ? Metric(Self()) : nil }

  static var columnNames: [String] { [specName] }
}
