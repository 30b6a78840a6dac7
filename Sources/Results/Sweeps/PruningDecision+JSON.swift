package import JSON
package import Sweeps

extension PruningDecision: JSONCodable {
  /// The decision, whose competitors are a number of earlier trials, or runs of numbers.
  package var json: JSONValue {
    .object([
      ("trial", trial.json), ("rule", rule.json), ("resource", check.resource.json),
      ("rung", check.rung.json), ("bracket", check.bracket.json), ("pruned", isPruned.json),
      ("value", value.json), ("threshold", threshold.json),
      ("competitors", competitors.json),
    ])
  }

  package init(json: JSONValue) throws(JSONError) {
    guard let competitors = json["competitors"].flatMap({ PruningCompetitors(json: $0) }) else {
      throw JSONError("competitors are missing")
    }
    self.init(
      trial: try json.value("trial"), rule: try json.value("rule"),
      check: PruningCheck(
        resource: try json.value("resource"), rung: try json.value("rung"),
        bracket: try json.value("bracket")),
      isPruned: try json.value("pruned"), value: try json.value("value"),
      threshold: try json.value("threshold"), competitors: competitors)
  }
}

extension PruningCompetitors {
  /// A number of earlier trials, or runs of numbers: `0-3,7`.
  fileprivate var json: JSONValue {
    switch self {
    case .earlier(let count): count.json
    case .named(let runs):
      runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        .joined(separator: ",").json
    }
  }

  /// Reads what ``json`` gives; nil for anything else.
  fileprivate init?(json: JSONValue) {
    if let count = try? Int(json: json) {
      guard count >= 0 else { return nil }
      self = .earlier(count: count)
    } else {
      guard let runs = (try? String(json: json)).flatMap(Self.runs) else { return nil }
      self = .named(runs)
    }
  }

  private static func runs(_ text: String) -> [ClosedRange<Int>]? {
    var runs: [ClosedRange<Int>] = []
    for run in text.split(separator: ",") {
      let ends = run.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, last < .max, runs.last.map({ $0.upperBound < first }) ?? true
      else { return nil }
      runs.append(first...last)
    }
    return runs
  }
}
