internal import Optimizers

/// A group of parameters as it is trained.
package struct ExperimentGroup: Sendable {
  /// What columns call it.
  package var name: String
  /// The indices of its parameters in the network; empty where there is no network.
  package var parameters: [Int]
  /// Its base values and its rule.
  package var settings: OptimizerSection.Settings
}

/// Sorts a network's parameters into the groups of a spec.
struct GroupCheck {
  let optimizer: OptimizerSection
  let findings: Findings

  /// The groups without a network: those that are named, and `default` if anything may be left.
  func groupsByName() -> [ExperimentGroup] {
    var groups = optimizer.groups.map {
      ExperimentGroup(name: $0.name, parameters: [], settings: $0.settings)
    }
    let takesAll = optimizer.groups.contains { group in
      group.patterns?.contains { $0.value == "*" } ?? true
    }
    if !takesAll {
      groups.append(
        ExperimentGroup(name: "default", parameters: [], settings: optimizer.settings))
    }
    return groups
  }

  /// The groups of a network with these parameters; a group that takes none is a mistake.
  func groups(of names: [String]) -> [ExperimentGroup] {
    let entries = optimizer.groups.map {
      PatternCheck.Entry(patterns: $0.patterns, span: $0.span, path: $0.path)
    }
    let check = PatternCheck(entries: entries, kind: "group")
    check.report(names, to: findings)
    let assignment = check.assignment(names)
    var groups = zip(optimizer.groups, assignment).map { group, taken in
      ExperimentGroup(name: group.name, parameters: taken, settings: group.settings)
    }
    if let rest = assignment.last, !rest.isEmpty {
      groups.append(
        ExperimentGroup(name: "default", parameters: rest, settings: optimizer.settings))
    }
    return groups
  }
}
