internal import JSON
internal import Messages

extension ScheduleDifference {
  /// The comparison in lines for people, about specs at two paths.
  package func lines(paths: [String]) -> [String] {
    let names = paths.map(Legible.escaped)
    var lines = only.enumerated().filter { !$1.isEmpty }
      .map { Message.only(in: names[$0], $1) }
    if lengths[0] != lengths[1] {
      lines.append(
        "\(names[0]) has \(counted(lengths[0], unit)), \(names[1]) \(counted(lengths[1], unit))")
    }
    if let comparedSteps {
      lines.append(Message.sampled(comparedSteps, of: counted(lengths.min() ?? 0, unit)))
    }
    guard let firstDifference, let largestRatio, let largestDifference else {
      let common = counted(lengths.min() ?? 0, unit)
      if columns.isEmpty { return lines + [Message.noSharedColumn] }
      return lines + [Message.equal(over: common, columns)]
    }
    let ratio =
      largestRatio.ratio.isFinite ? NumberText.short(largestRatio.ratio) : "infinite"
    return lines + [
      "first difference: \(text(firstDifference))",
      "largest ratio: \(ratio), \(text(largestRatio))",
      "largest difference: \(NumberText.short(largestDifference.difference)), "
        + text(largestDifference),
    ]
  }

  /// The comparison as a JSON object, `format` 1, about specs at two paths.
  ///
  /// `first_difference`, `largest_ratio` and `largest_difference` are null where no values differ;
  /// a ratio that is infinite is null, too. `compared_steps` is there where not all were compared.
  package func json(paths: [String]) -> String {
    let sample = comparedSteps.map { [("compared_steps", $0.json)] } ?? []
    return JSONValue.object(
      [
        ("format", 1), ("equal", isNone.json), ("files", paths.json), ("interval", unit.json),
        ("lengths", lengths.json), ("columns", columns.json), ("only_first", only[0].json),
        ("only_second", only[1].json), ("first_difference", json(firstDifference)),
        ("largest_ratio", json(largestRatio)), ("largest_difference", json(largestDifference)),
      ] + sample
    ).prettyText
  }

  private func json(_ place: Place?) -> JSONValue {
    guard let place else { return .null }
    return .object([
      ("step", place.step.json), ("column", place.column.json),
      ("values", .array([.number(place.first), .number(place.second)])),
      ("ratio", .number(place.ratio)), ("difference", .number(place.difference)),
    ])
  }

  private func text(_ place: Place) -> String {
    "\(unit) \(place.step), \(place.column): \(place.first) and \(place.second)"
  }
}
