package import Declarations
package import Training

/// What `metrics:` says: a list of what is measured on validation samples, or a mapping that says what is
/// measured on what.
struct MetricsSection {
  /// What is measured on validation samples.
  var validation: [Located<Metric>] = []
  /// What is measured on the batches that are trained on.
  var train: [Located<Metric>] = []
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
        \.validation, "validation", .unique(.metric, in: "metric"), "on validation samples"),
      .optional(
        \.train, "train", .unique(.metric, in: "metric"),
        "on the batches that are trained on, before each update, over the interval of a row",
        example: "[accuracy]"),
      .optional(
        \.groups, "groups", .unique(.groupMeasure, in: "group_measure"),
        "of each parameter group, at the last update of a row",
        example: "[gradient_norm, update_ratio]"),
    ])

  /// What is measured on validation samples.
  package var validation: [Metric] = []
  /// What is measured on the batches that are trained on.
  package var train: [Metric] = []
  /// What is measured of each parameter group.
  package var groups: [GroupMeasure] = []

  /// Nothing.
  package init() {}
}

extension ValueReader {
  /// Reads `metrics:`.
  func metrics() -> MetricsSection? {
    guard isMapping else {
      let kind = ValueKind<[Metric]>.unique(.metric, in: "metric")
      return kind.read(self).map { MetricsSection(validation: members($0, of: self)) }
    }
    guard var fields = Fields(self) else { return nil }
    defer { fields.finish() }
    let options = fields.read(MetricsOptions.self)
    func located(_ metrics: [Metric], at key: String) -> [Located<Metric>] {
      fields.value(key).map { members(metrics, of: fields.reader($0, key)) } ?? []
    }
    return MetricsSection(
      validation: located(options.validation, at: "validation"),
      train: located(options.train, at: "train"), groups: options.groups)
  }

  private func members(_ metrics: [Metric], of list: ValueReader) -> [Located<Metric>] {
    zip(list.parts ?? [], metrics).map { $0.located($1) }
  }
}

extension ValueKind {
  /// A list of members of a category in which nothing is named twice.
  fileprivate static func unique<Item: Hashable>(
    _ kind: ValueKind<Item>, in category: String
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
        var seen: Set<Item> = []
        let given = items.compactMap { item in
          kind.read(item).map { value in
            if !seen.insert(value).inserted {
              item.refuse("'\(item.text ?? "")' is listed twice", at: nil)
            }
            return value
          }
        }
        return given.count == items.count ? given : nil
      }, plain: { .list($0.compactMap(kind.plain)) })
  }
}
