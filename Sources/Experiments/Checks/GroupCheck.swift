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
    let everything = [NamePattern("*")]
    let patterns = optimizer.groups.map { group in
      group.patterns?.map { NamePattern($0.value) } ?? everything
    }
    let assignment = GroupSelection.assignment(names: names, patterns: patterns)
    var groups: [ExperimentGroup] = []
    for (index, group) in optimizer.groups.enumerated() {
      if assignment[index].isEmpty {
        reportEmpty(group, names, patterns[index])
      } else {
        warnOfIdlePatterns(group, names)
      }
      groups.append(
        ExperimentGroup(
          name: group.name, parameters: assignment[index], settings: group.settings))
    }
    if let rest = assignment.last, !rest.isEmpty {
      groups.append(
        ExperimentGroup(name: "default", parameters: rest, settings: optimizer.settings))
    }
    return groups
  }

  private func warnOfIdlePatterns(_ group: OptimizerSection.Group, _ names: [String]) {
    for pattern in group.patterns ?? []
    where !names.contains(where: NamePattern(pattern.value).matches) {
      findings.warning(
        at: pattern.span, "\(pattern.path): '\(pattern.value)' matches no parameter")
    }
  }

  private func reportEmpty(
    _ group: OptimizerSection.Group, _ names: [String], _ patterns: [NamePattern]
  ) {
    let span = group.patterns?.first?.span ?? group.span
    guard !names.contains(where: { name in patterns.contains { $0.matches(name) } }) else {
      return findings.error(
        at: span, "\(group.path): every parameter it matches is taken by a group above")
    }
    let shown = names.count > 8 ? names.prefix(7) + ["…"] : names[...]
    findings.error(
      at: span,
      "\(group.path): matches no parameter; the model has \(shown.joined(separator: ", "))")
  }
}
