internal import JSON

/// What a parameter's values are drawn from, as Optuna has it.
package enum OptunaDistribution: Sendable, Hashable {
  /// Numbers of a range.
  case float(low: Double, high: Double, step: Double?, isLogarithmic: Bool)
  /// Whole numbers of a range.
  case int(low: Int, high: Int, step: Int, isLogarithmic: Bool)
  /// Values that have no order, as they are typed; numbers as numbers.
  case categorical([String])

  /// The distribution as a journal holds it.
  var json: JSONValue {
    switch self {
    case .float(let low, let high, let step, let isLogarithmic):
      Self.json(
        "FloatDistribution",
        [
          ("step", step.json), ("low", low.json), ("high", high.json),
          ("log", isLogarithmic.json),
        ])
    case .int(let low, let high, let step, let isLogarithmic):
      Self.json(
        "IntDistribution",
        [
          ("log", isLogarithmic.json), ("step", step.json), ("low", low.json), ("high", high.json),
        ])
    case .categorical(let choices):
      Self.json("CategoricalDistribution", [("choices", .array(choices.map(Self.choice)))])
    }
  }

  private static func choice(_ text: String) -> JSONValue {
    Int(text).map(\.json) ?? Double(text).flatMap { $0.isFinite ? $0.json : nil } ?? text.json
  }

  private static func json(_ name: String, _ attributes: [(String, JSONValue)]) -> JSONValue {
    .object([("name", name.json), ("attributes", .object(attributes))])
  }
}
