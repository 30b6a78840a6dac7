package import Declarations
internal import Training

/// What the cells of a sweep are compared by.
package struct SweepObjective: Declared, Hashable {
  /// Which of a run's values counts.
  package enum Moment: String, Sendable, CaseIterable {
    /// The last one.
    case final
    /// The best one.
    case best
  }

  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "objective", Self(), "What cells are compared by.", shorthand: "metric",
    arguments: [
      .optional(
        \.column, "metric", .objective, "the metric, by its column",
        otherwise: "what train.monitor names, the validation loss, or the training loss"),
      .optional(\.moment, "of", .choice("moment"), "which value of a run counts"),
    ])

  /// The column of the metric; nil for what follows from the spec.
  package var column: String?
  /// Which value of a run counts.
  package var moment = Moment.final

  package init() {}

  /// The column of the training loss.
  package static let trainLoss = "train.loss"
  /// What the columns of training begin with.
  package static let train = "train."
  /// What the columns of validation begin with.
  package static let validation = "validation."

  /// The column whose last or best value a result calls by a name: that of `best.validation.loss` is
  /// `validation.loss`.
  package static func column(of name: String) -> String {
    let best = "best."
    return name.hasPrefix(best) ? String(name.dropFirst(best.count)) : name
  }

  /// Whether more is better of what a column holds.
  package static func isGreaterBetter(_ column: String) -> Bool {
    guard let prefix = [validation, train].first(where: column.hasPrefix) else { return false }
    return MetricRegistry.column(named: String(column.dropFirst(prefix.count)))?.isGreaterBetter
      ?? false
  }
}

extension ValueKind<String?> {
  /// What is measured in training, or what is measured on validation samples, by its column; `validation.` may
  /// be left out.
  fileprivate static var objective: ValueKind {
    let short = ["loss"] + MetricRegistry.columnNames
    let prefixes = [SweepObjective.train, SweepObjective.validation]
    let columns = prefixes.flatMap { prefix in short.map { prefix + $0 } }
    return ValueKind(
      // Some metrics have columns of other names: of a class, or for another number.
      .either([.choice(columns + short), .text]),
      read: { reader in
        let text = reader.text ?? ""
        let prefix = prefixes.first(where: text.hasPrefix)
        let name = String(text.dropFirst(prefix?.count ?? 0))
        guard short.contains(name) || MetricRegistry.column(named: name) != nil else {
          let isColumn = reader.text?.contains(".") ?? true
          _ = reader.choice(of: isColumn ? columns : short, noun: MetricRegistry.all.category)
          return nil
        }
        return (prefix ?? SweepObjective.validation) + name
      }, plain: { $0.map { .text($0) } })
  }
}
