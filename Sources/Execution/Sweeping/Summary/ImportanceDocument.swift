internal import JSON
internal import Messages
internal import Sweeps

/// The importance of a sweep's axes as `summary.json` has it.
enum ImportanceDocument {
  static func json(_ summary: SweepSummary) -> JSONValue {
    let axes = summary.results.axes
    func paths(_ places: [Int]) -> JSONValue { .array(places.map { axes[$0].json }) }
    switch summary.importance {
    case .failure(let error):
      return .object([("method", .null), ("reason", reason(error).json)])
    case .success(let found):
      return .object([
        ("method", found.method.rawValue.json), ("n", found.count.json),
        (
          "axes",
          .array(
            found.axes.map {
              .object([("axes", paths($0.axes)), ("share", .number($0.share))])
            })
        ),
        (
          "pairs",
          .array(
            found.pairs.map {
              .object([("axes", .array($0.axes.map(paths))), ("share", .number($0.share))])
            })
        ),
        ("rest", found.rest.json), ("error", found.error.json),
        ("warnings", .array(warnings(found).map(\.json))),
      ])
    }
  }

  private static func warnings(_ found: AxisImportance) -> [String] {
    switch found.method {
    case .etaSquared:
      (found.error == nil ? ["without repeats, chance is part of the shares"] : [])
        + (found.leftOut > 0 ? [leftOut(found)] : [])
    case .pedAnova:
      found.count < PedAnova.fewTrials
        ? ["\(counted(found.count, "trial")): shares are unstable under \(PedAnova.fewTrials)"] : []
    }
  }

  private static func leftOut(_ found: AxisImportance) -> String {
    "\(found.leftOut) of \(counted(found.count + found.leftOut, "cell")) are left out: values of axes "
      + "for which some cell has no value"
  }

  private static func reason(_ error: AxisImportanceError) -> String {
    switch error {
    case .noAxes: "no axis has two values"
    case .incomplete(let lacking, let total):
      "the product is not complete: \(lacking) of \(counted(total, "cell")) have no value"
    case .equalValues: "the values do not differ"
    case .tooFewTrials(let count): "\(counted(count, "trial")) with a value: two are the fewest"
    }
  }
}
