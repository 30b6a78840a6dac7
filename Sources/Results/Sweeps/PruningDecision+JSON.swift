package import JSON
package import Sweeps

extension PruningDecision: JSONCodable {
  /// The decision, whose competitors are a number of earlier trials, or runs of numbers.
  package var json: JSONValue {
    let absent = competitors.absent
    return .object(
      [
        ("trial", trial.json), ("rule", rule.json), ("resource", check.resource.json),
        ("rung", check.rung.json), ("bracket", check.bracket.json), ("pruned", isPruned.json),
        ("value", value.json), ("threshold", threshold.json),
        ("competitors", competitors.json),
      ] + (absent.isEmpty ? [] : [("without", PruningCompetitors.text(absent).json)]))
  }

  package init(json: JSONValue) throws(JSONError) {
    let absent = json["without"].map { PruningCompetitors.runs(json: $0) } ?? []
    guard let absent,
      let competitors = json["competitors"].flatMap({ PruningCompetitors(json: $0, absent) })
    else { throw JSONError("competitors are missing") }
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
    case .earlier(let count, _): count.json
    case .named(let runs): Self.text(runs).json
    }
  }

  /// Runs of numbers as text: `0-3,7`.
  fileprivate static func text(_ runs: [ClosedRange<Int>]) -> String {
    runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// Reads what ``json`` gives, with the trials that were left out; nil for anything else.
  fileprivate init?(json: JSONValue, _ absent: [ClosedRange<Int>]) {
    if let count = try? Int(json: json) {
      guard count >= 0 else { return nil }
      self = .earlier(count: count, without: absent)
    } else {
      guard absent.isEmpty, let runs = Self.runs(json: json) else { return nil }
      self = .named(runs)
    }
  }

  /// Reads what ``text(_:)`` gives; nil for anything else.
  fileprivate static func runs(json: JSONValue) -> [ClosedRange<Int>]? {
    (try? String(json: json)).flatMap(runs)
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
