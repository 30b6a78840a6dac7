internal import Declarations
internal import Expressions

/// Finds circles in which the knobs of a `PerKnobPolicy` depend on one another.
struct KnobCircles {
  let rules: [Knob: PerGroup<KnobRule>]

  /// One problem a circle, at the first of its expressions.
  var problems: [ArgumentError] {
    let groups = rules.values.map(\.entries.count).max() ?? 0
    var problems: [ArgumentError] = []
    var seen: Set<Set<Knob>> = []
    for group in 0..<groups {
      for knob in Knob.allCases {
        guard let circle = circle(from: knob, group: group), seen.insert(Set(circle)).inserted
        else { continue }
        problems.append(problem(of: circle, group))
      }
    }
    return problems
  }

  private func problem(of circle: [Knob], _ group: Int) -> ArgumentError {
    let path = (circle + [circle[0]]).map(\.rawValue).joined(separator: " → ")
    let isEach = if case .each = rules[circle[0]] { true } else { false }
    return ArgumentError(
      argument: circle[0].rawValue, group: isEach ? group : nil,
      message: circle.count == 1
        ? "depends on itself; its base value is called 'base'"
        : "knobs depend on one another in a circle: \(path)")
  }

  /// The way from a knob back to it through the knobs that expressions use, or nil.
  private func circle(from first: Knob, group: Int) -> [Knob]? {
    var visited: Set<Knob> = []
    func search(_ path: [Knob]) -> [Knob]? {
      guard let last = path.last, case .expression(let expression, _) = rules[last]?[group] else {
        return nil
      }
      for next in Self.knobs(in: expression).map({ Self.scheduled($0, rules) }) {
        if next == first { return path }
        guard visited.insert(next).inserted else { continue }
        if let found = search(path + [next]) { return found }
      }
      return nil
    }
    return search([first])
  }

  /// The knobs whose values an expression uses.
  static func knobs(in expression: Expression) -> [Knob] {
    Knob.allCases.filter { expression.names.contains($0.rawValue) }
  }

  /// The name by which a knob is scheduled, for one of them has two.
  static func scheduled(_ knob: Knob, _ rules: [Knob: PerGroup<KnobRule>]) -> Knob {
    if rules[knob] != nil { return knob }
    switch knob {
    case .momentum: return rules[.beta1] == nil ? knob : .beta1
    case .beta1: return rules[.momentum] == nil ? knob : .momentum
    case .learningRate, .dampening, .weightDecay, .beta2: return knob
    }
  }
}
