package import JSON
package import Sweeps

extension PruningDecision: JSONCodable {
  /// The decision, whose competitors are runs of numbers: `0-3,7`.
  package var json: JSONValue {
    .object([
      ("trial", trial.json), ("rule", rule.json), ("resource", check.resource.json),
      ("rung", check.rung.json), ("bracket", check.bracket.json), ("pruned", isPruned.json),
      ("value", value.json), ("threshold", threshold.json),
      ("competitors", Self.text(competitors).json),
    ])
  }

  package init(json: JSONValue) throws(JSONError) {
    guard let competitors = Self.numbers(try json.value("competitors")) else {
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

  /// Rising numbers as runs.
  private static func text(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// The numbers of runs; nil for what are none.
  private static func numbers(_ text: String) -> [Int]? {
    var numbers: [Int] = []
    for run in text.split(separator: ",") {
      let ends = run.split(separator: "-").map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, last - first < 1 << 20
      else { return nil }
      numbers += first...last
    }
    return numbers
  }
}
