public import Declarations
public import Networks

/// What is measured on samples beside the loss: one of ``MetricRegistry``.
public struct Metric: Sendable {
  /// What makes its value.
  let accumulator: any MetricAccumulator.Type
  /// How specs and columns spell it.
  public let name: String

  /// The metric of an accumulator.
  init(_ accumulator: any MetricAccumulator.Type) {
    self.accumulator = accumulator
    name = accumulator.specName
  }

  /// What is to be said of it.
  public var facts: DeclarationFacts { accumulator.facts }

  /// What is to be said of it but for arguments.
  var head: DeclarationFacts { accumulator.head }

  /// Whether more is better.
  public var isGreaterBetter: Bool { accumulator.isGreaterBetter }

  /// What is wrong with measuring it on a model that is trained with this loss, if anything is.
  public func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    accumulator.mistake(under: loss, output: output, targets: targets)
  }
}

extension Metric: Hashable {
  /// Whether they have one name.
  public static func == (a: Metric, b: Metric) -> Bool { a.name == b.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension ValueKind<Metric> {
  /// The name of a metric.
  package static var metric: ValueKind {
    let all = MetricRegistry.all
    return ValueKind(
      .choice(all.names),
      read: { $0.choice(of: all.names, noun: all.category).flatMap { all[$0] } },
      plain: { .text($0.name) })
  }
}
