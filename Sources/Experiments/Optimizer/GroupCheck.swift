internal import Networks
package import Optimizers
internal import Schedules
internal import Training

/// A group of parameters as it is trained.
package struct ExperimentGroup: Sendable {
  /// What columns call it.
  package var name: String
  /// The indices of its parameters in the network; empty where there is no network.
  package var parameters: [Int]
  /// Its rule, with its base values.
  package var rule: any UpdateRule
  /// Whether its parameters are trained.
  package var isTrainable = true

  /// The base values of what schedules can move.
  var hyperparameters: Hyperparameters { rule.hyperparameters }

  /// The base values of the knobs that its updates read; none where there are no updates.
  var bases: [Knob: Double] {
    isTrainable ? hyperparameters.bases.filter { rule.knobs.contains($0.key) } : [:]
  }
}

/// Sorts a network's parameters into the groups of a spec.
struct GroupCheck {
  let optimizer: OptimizerSection
  let findings: Findings

  /// The groups of a model, whose layers say which parameters there are, whatever the data; without
  /// one, names must do.
  func groups(of model: ModelSection?) -> [ExperimentGroup] {
    let names = model.map { Network.parameterNames(of: $0.entries.map(\.layer)) } ?? []
    return names.isEmpty ? groupsByName() : groups(of: names)
  }

  /// The groups without a network: those that are named, and `default` if anything may be left.
  func groupsByName() -> [ExperimentGroup] {
    var groups = optimizer.groups.map {
      ExperimentGroup(
        name: $0.name, parameters: [], rule: $0.rule, isTrainable: $0.isTrainable)
    }
    let takesAll = optimizer.groups.contains { group in
      group.patterns?.contains { $0.value == "*" } ?? true
    }
    if !takesAll {
      groups.append(
        ExperimentGroup(name: ParameterGroup.defaultName, parameters: [], rule: optimizer.rule))
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
      ExperimentGroup(
        name: group.name, parameters: taken, rule: group.rule, isTrainable: group.isTrainable)
    }
    if let rest = assignment.last, !rest.isEmpty {
      groups.append(
        ExperimentGroup(name: ParameterGroup.defaultName, parameters: rest, rule: optimizer.rule))
    }
    return groups
  }
}
