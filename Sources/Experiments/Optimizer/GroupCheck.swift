internal import Declarations
internal import Messages
internal import Networks
internal import Optimizers
internal import Schedules

/// Sorts a network's parameters into the groups of a spec.
struct GroupCheck {
  let optimizer: OptimizerSection
  let findings: Findings

  /// The groups of a network; where there is none yet those of its model.
  func groups(of network: Network?, or model: ModelSection?) -> [ExperimentGroup] {
    guard let network, let model else { return groups(of: model) }
    return groups(of: network, from: model)
  }

  /// The groups of a model, whose layers say which parameters there are, whatever the data; without
  /// one, names must do.
  func groups(of model: ModelSection?) -> [ExperimentGroup] {
    let parameters = model.map { Network.parameterFacts(of: $0.entries.map(\.layer)) } ?? []
    return parameters.isEmpty ? groupsByName() : groups(of: parameters)
  }

  /// The groups of a network that was made of a model and data.
  ///
  /// Its groups are those of the model: where data alone tell that there are others, that is a mistake.
  private func groups(of network: Network, from model: ModelSection) -> [ExperimentGroup] {
    let groups = groups(of: network.parameterFacts)
    let assumed = GroupCheck(optimizer: optimizer, findings: Findings()).groups(of: model)
    if groups.map(\.name) != assumed.map(\.name), !findings.hasErrors {
      let place = optimizer.place.key("groups")
      findings.error(
        at: place.span.firstCharacter,
        "\(place.path): which groups there are depends on the data; give each layer_norm its "
          + "normalized_shape, or use 'layers' in place of 'dimensions'")
    }
    return groups
  }

  /// The groups without a network: those that are named, and `default` if anything may be left.
  func groupsByName() -> [ExperimentGroup] {
    let groups = optimizer.groups.map { ExperimentGroup($0, parameters: []) }
    let takesAll = optimizer.groups.contains(where: \.selection.takesAll)
    return takesAll ? groups : groups + [rest(of: [])]
  }

  /// The groups of these parameters; a group that takes none is a mistake.
  private func groups(of parameters: [ParameterFacts]) -> [ExperimentGroup] {
    let entries = optimizer.groups.map {
      PatternCheck.Entry(selection: $0.selection, span: $0.span, path: $0.path)
    }
    let check = PatternCheck(entries: entries, kind: "group")
    check.report(parameters, to: findings)
    let assignment = check.assignment(parameters)
    let groups = zip(optimizer.groups, assignment).map { ExperimentGroup($0, parameters: $1) }
    guard let left = assignment.last, !left.isEmpty else { return groups }
    return groups + [rest(of: left)]
  }

  private func rest(of parameters: [Int]) -> ExperimentGroup {
    ExperimentGroup(
      name: ParameterGroup.defaultName, parameters: parameters, rule: optimizer.rule)
  }

  /// The running statistics that groups keep as they are, by their indices among the network's buffers.
  ///
  /// They are those of the batch norms whose weights a group takes, or whose names where they have none.
  func fixedBuffers(of network: Network) -> Set<Int> {
    var fixed: Set<Int> = []
    let (facts, keepers) = (network.parameterFacts, optimizer.groups.filter(\.keepsStatistics))
    guard !keepers.isEmpty else { return [] }
    let predicates = optimizer.groups.map(\.selection.predicate)
    var empty = Set(keepers.map(\.name))
    for node in network.allNodes where node.branches.isEmpty && !node.buffers.isEmpty {
      let parameter =
        node.parameters.isEmpty
        ? ParameterFacts(
          name: network.buffers[node.buffers.lowerBound].name, layer: node.layer.kind, dimensions: 1
        )
        : facts[node.parameters.lowerBound]
      guard let index = predicates.firstIndex(where: { $0(parameter) }),
        optimizer.groups[index].keepsStatistics
      else { continue }
      fixed.formUnion(node.buffers)
      empty.remove(optimizer.groups[index].name)
    }
    for group in keepers where empty.contains(group.name) {
      let place = group.place.key("frozen_statistics")
      findings.warning(
        at: place.span,
        "\(place.path): the group has no batch norm with running statistics, so that it has no effect",
        ofNoEffect: true)
    }
    return fixed
  }

  /// The same groups with the number of updates that go by before each is trained, as far as it is known.
  func timed(_ groups: [ExperimentGroup], by run: RunClock) -> [ExperimentGroup] {
    zip(groups, optimizer.groups.map(Optional.some) + [nil]).map { group, section in
      var group = group
      guard let section, let length = section.unfreeze else { return group }
      let place = section.place.key("unfreeze")
      let located = Located(value: length, span: place.span, path: place.path)
      group.firstUpdate = run.updates(in: located, findings) ?? 0
      if let steps = run.steps, group.firstUpdate >= steps {
        findings.warning(
          at: place.span,
          "\(place.path): is not before the end of the run of \(counted(steps, "step")), so that the group "
            + "is never trained")
      }
      return group
    }
  }
}
