public import Expressions

/// The values of one knob over time, as a spec gives them.
public enum ValueList: Sendable {
  /// Numbers, one a step.
  case numbers([Double])
  /// An expression such as `linspace(0.01, 0.1, 100)`.
  case expression(ListExpression)

  /// The variables of a list expression, in the order of their slots.
  public static let variables = ["epochs", "steps"]

  /// How a spec writes it.
  var source: String {
    switch self {
    case .numbers(let numbers): numbers.map(\.description).joined(separator: ", ")
    case .expression(let expression): expression.source
    }
  }

  /// The variables that it uses.
  var names: Set<String> {
    switch self {
    case .numbers: []
    case .expression(let expression): expression.names
    }
  }

  /// The values over a time, or nil after reporting what is wrong with them.
  ///
  /// `otherwise` is what else to do about numbers that are not as many as the steps.
  func values(
    in time: any PolicyTime, at place: PolicyPlace, otherwise: String = ""
  ) -> [Double]? {
    switch self {
    case .numbers(let values):
      return hasFittingCount(values, in: time, at: place, otherwise: otherwise) ? values : nil
    case .expression(let expression):
      guard time.checkVariables(names, at: place) else { return nil }
      return values(of: expression, in: time, at: place)
    }
  }

  /// Reports values that are not one a step; false if they are not.
  private func hasFittingCount(
    _ values: [Double], in time: any PolicyTime, at place: PolicyPlace, otherwise: String = ""
  ) -> Bool {
    let length = time.clock.length
    // A part that is not reached was reported where it begins.
    if values.count == length || length == 0 && time.noun == "part" { return true }
    let count = "\(values.count) value\(values.count == 1 ? "" : "s")"
    let (wanted, unit) = (time.counted(length), time.clock.interval.rawValue)
    time.refuse("\(count) for \(wanted); give one value for each \(unit)\(otherwise)", at: place)
    return false
  }

  private func values(
    of expression: ListExpression, in time: any PolicyTime, at place: PolicyPlace
  ) -> [Double]? {
    let variables = [time.clock.epochs ?? .nan, time.clock.steps.map(Double.init) ?? .nan]
    do throws(ExpressionError) {
      let values = try expression.values(variables.span)
      guard !values.isEmpty else {
        time.refuse("expected at least one value, found none", at: place)
        return nil
      }
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        time.refuse("value \(index) is \(values[index])", at: place)
        return nil
      }
      return hasFittingCount(values, in: time, at: place) ? values : nil
    } catch {
      time.refuse(error.message, at: place, in: error.range)
      return nil
    }
  }
}
