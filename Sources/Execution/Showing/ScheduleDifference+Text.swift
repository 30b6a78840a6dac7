internal import JSON
internal import Messages

extension ScheduleDifference {
  /// The comparison in lines for people, about specs at two paths.
  package func lines(paths: [String]) -> [String] {
    let names = paths.map(Legible.escaped)
    var lines = only.enumerated().filter { !$1.isEmpty }
      .map { "only in \(names[$0]): \($1.joined(separator: ", "))" }
    if lengths[0] != lengths[1] {
      lines.append(
        "\(names[0]) has \(counted(lengths[0], unit)), \(names[1]) \(counted(lengths[1], unit))")
    }
    guard let parting, let largestRatio, let largestDifference else {
      let common = counted(lengths.min() ?? 0, unit)
      if columns.isEmpty { return lines + ["no column is in both"] }
      return lines + ["equal over \(common): \(columns.joined(separator: ", "))"]
    }
    let ratio =
      largestRatio.ratio.isFinite ? NumberText.short(largestRatio.ratio) : "infinite"
    return lines + [
      "first difference: \(text(parting))",
      "largest ratio: \(ratio), \(text(largestRatio))",
      "largest difference: \(NumberText.short(largestDifference.difference)), "
        + text(largestDifference),
    ]
  }

  /// The comparison as a JSON object, `format` 1, about specs at two paths.
  ///
  /// `first_difference`, `largest_ratio` and `largest_difference` are null where no values differ;
  /// a ratio that is infinite is null, too.
  package func json(paths: [String]) -> String {
    JSONValue.object([
      ("format", .integer(1)), ("equal", .bool(isNone)),
      ("files", .array(paths.map { .string($0) })), ("interval", .string(unit)),
      ("lengths", .array(lengths.map { .integer($0) })),
      ("columns", .array(columns.map { .string($0) })),
      ("only_first", .array(only[0].map { .string($0) })),
      ("only_second", .array(only[1].map { .string($0) })),
      ("first_difference", parting.map { json($0) } ?? .null),
      ("largest_ratio", largestRatio.map { json($0) } ?? .null),
      ("largest_difference", largestDifference.map { json($0) } ?? .null),
    ]).prettyText
  }

  private func json(_ place: Place) -> JSONValue {
    .object([
      ("step", .integer(place.step)), ("column", .string(place.column)),
      ("values", .array([.number(place.first), .number(place.second)])),
      ("ratio", .number(place.ratio)), ("difference", .number(place.difference)),
    ])
  }

  private func text(_ place: Place) -> String {
    "\(unit) \(place.step), \(place.column): \(place.first) and \(place.second)"
  }
}
