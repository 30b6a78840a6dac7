package import Declarations
package import Training

/// What `metrics:` says: a list of what is measured on validation samples, or a mapping that says what is
/// measured on what.
struct MetricsSection {
  /// What is measured on validation samples.
  var validation: [Located<any MetricDefinition>] = []
  /// What is measured on the batches that are trained on.
  var train: [Located<any MetricDefinition>] = []
  /// What is measured of each parameter group.
  var groups: [GroupMeasure] = []
}

/// What `metrics:` says as a mapping.
package struct MetricsOptions: Declared {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "metrics", Self(), "What is measured beside the loss.",
    arguments: [
      .optional(
        \.validation, "validation", .metrics, "on validation samples"),
      .optional(
        \.train, "train", .metrics,
        "on the batches that are trained on, before each update, over the interval of a row",
        example: "[accuracy]"),
      .optional(
        \.groups, "groups", .unique(.groupMeasure, in: "group_measure", by: \.name),
        "of each parameter group, at the last update of a row",
        example: "[gradient_norm, update_ratio]"),
    ])

  /// What is measured on validation samples.
  package var validation: [any MetricDefinition] = []
  /// What is measured on the batches that are trained on.
  package var train: [any MetricDefinition] = []
  /// What is measured of each parameter group.
  package var groups: [GroupMeasure] = []

  /// Nothing.
  package init() {}
}

extension ValueReader {
  /// Reads `metrics:`.
  func metrics() -> MetricsSection? {
    guard isMapping else {
      return ValueKind.metrics.read(self).map { MetricsSection(validation: members($0, of: self)) }
    }
    guard var fields = Fields(self) else { return nil }
    defer { fields.finish() }
    let options = fields.read(MetricsOptions.self)
    func located(
      _ metrics: [any MetricDefinition], at key: String
    ) -> [Located<any MetricDefinition>] {
      fields.value(key).map { members(metrics, of: fields.reader($0, key)) } ?? []
    }
    let train = located(options.train, at: "train")
    for metric in train where metric.value.isTable {
      findings.error(
        at: metric.span,
        "\(metric.path): \(metric.value.label) is counted at the end of a run, on validation samples; list "
          + "it under 'validation'")
    }
    return MetricsSection(
      validation: located(options.validation, at: "validation"), train: train,
      groups: options.groups)
  }

  private func members(
    _ metrics: [any MetricDefinition], of list: ValueReader
  ) -> [Located<any MetricDefinition>] {
    zip(list.parts ?? [], metrics).map { $0.located($1) }
  }

  /// A metric's name alone, or its name with arguments: `top_k: 5`.
  fileprivate func metric() -> (any MetricDefinition)? {
    if let text, MetricRegistry.all[text] == nil, let column = MetricRegistry.column(named: text) {
      let name = type(of: column.definition).specName
      refuse(
        "'\(text)' is a column of the metric '\(name)', to be named with its argument", at: nil)
      return nil
    }
    let keyed = keyed(MetricRegistry.all, expected: "a metric")
    guard let member = keyed?.member, var fields = keyed?.fields else { return nil }
    defer { fields.finish() }
    func read<Member: MetricDefinition>(_ type: Member.Type) -> any MetricDefinition {
      if Member.declaration.arguments.isEmpty { note(.text(Member.specName), as: "choice") }
      return fields.read(type)
    }
    return findings.whole { read(member) }
  }
}

extension ValueKind<[any MetricDefinition]> {
  /// Metrics with their arguments.
  fileprivate static var metrics: ValueKind {
    let metric = ValueKind<any MetricDefinition>(
      .named(category: "metric"), read: { ($0 as? ValueReader)?.metric() },
      plain: { .text($0.label) })
    return .unique(metric, in: "metric", by: \.label)
  }
}

extension ValueKind {
  /// A list of members of a category in which nothing is named twice.
  fileprivate static func unique<Item>(
    _ kind: ValueKind<Item>, in category: String, by name: @escaping @Sendable (Item) -> String
  ) -> ValueKind where Value == [Item] {
    let noun = category.replacing("_", with: " ") + "s"
    return ValueKind(
      .list(.named(category: category)),
      read: { reader in
        guard let items = reader.items else {
          reader.refuse(expected: "a list of \(noun)")
          return nil
        }
        if items.isEmpty { reader.note(.list([]), as: "list of \(noun)") }
        var seen: Set<String> = []
        let given = items.compactMap { item in
          kind.read(item).map { value in
            if !seen.insert(name(value)).inserted {
              item.refuse("'\(name(value))' is listed twice", at: nil)
            }
            return value
          }
        }
        return given.count == items.count ? given : nil
      }, plain: { .list($0.compactMap(kind.plain)) })
  }
}
