package import Declarations
package import Optimizers

/// The update rule, its base values, and the parameter groups.
package struct OptimizerSection: Sendable {
  /// A group of parameters.
  package struct Group: Sendable {
    /// What columns and messages call it.
    package var name: String
    /// Which parameters it takes, of those that are left.
    package var selection: ParameterSelection
    /// Its rule, with its base values.
    package var rule: any UpdateRule
    /// Whether its parameters are trained.
    package var isTrainable: Bool
    /// How much training goes by before they are; nil for none.
    package var unfreeze: Length?
    /// Whether its batch norms normalise by running statistics that stay as they are.
    package var keepsStatistics: Bool
    /// Where it and its keys stand.
    package var place: SpecPlace
    /// Where it stands.
    package var span: SourceSpan { place.span }
    /// Its place in the spec.
    package var path: SpecPath { place.path }
  }

  /// The rule, with the base values of what no group takes.
  package var rule: any UpdateRule
  /// The groups that the spec names, in their order.
  package var groups: [Group]
  /// Where the section and its keys stand.
  package var place: SpecPlace
  /// Whether nothing was wrong with it where it was read.
  var isSound = true
  /// Where the section stands.
  package var span: SourceSpan { place.span }
}

extension ValueReader {
  /// Reads `optimizer:`.
  func optimizer() -> OptimizerSection? {
    let errors = findings.errorCount
    guard var fields = Fields(self) else { return nil }
    let type = fields.member(of: OptimizerRegistry.all)
    // What could not be read is reported; with a stand-in the groups can be checked all the same.
    guard let rule = type ?? OptimizerRegistry.all.members.first else { return nil }
    var section = optimizer(rule, &fields)
    if type != nil { fields.finish() }
    section?.isSound = findings.errorCount == errors
    return section
  }

  private func optimizer<Rule: UpdateRule>(
    _ type: Rule.Type, _ fields: inout Fields
  ) -> OptimizerSection? {
    let rule: Rule = fields.rule()
    let groups = fields.optional("groups") { $0.groups(inheriting: rule, from: node) }
    guard !fields.has("groups") || groups != nil else { return nil }
    return OptimizerSection(rule: rule, groups: groups ?? [], place: SpecPlace(node, at: path))
  }

  private func groups(
    inheriting base: some UpdateRule, from section: SpecNode
  ) -> [OptimizerSection.Group]? {
    guard let parts else {
      refuse(expected: "a list of groups")
      return nil
    }
    guard parts.count <= SpecLimits.groups else {
      findings.error(
        at: parts[SpecLimits.groups].node.span.firstCharacter,
        "\(path): expected at most \(SpecLimits.groups) groups, found \(parts.count)")
      return nil
    }
    var names: Set<String> = [ParameterGroup.defaultName]
    let groups = parts.enumerated().map { index, item -> OptimizerSection.Group? in
      // A name that is no name is not the path's either.
      let name = item.node[key: "name"]?.text.flatMap {
        $0.utf8.count <= SpecLimits.name ? $0 : nil
      }
      guard var fields = Fields(part(item.node, path.item(index, name: name))) else { return nil }
      defer { fields.finish() }
      return group(&fields, fields.rule(inheriting: base, from: section), item.node, index, &names)
    }
    let given = groups.compactMap(\.self)
    return given.count == groups.count ? given : nil
  }

  private func group(
    _ fields: inout Fields, _ rule: any UpdateRule, _ item: SpecNode, _ index: Int,
    _ names: inout Set<String>
  ) -> OptimizerSection.Group? {
    findings.whole {
      let group = fields.read(OptimizerGroup.self)
      // The first of group0, group1, … from here on that no group has yet.
      let free = (index...).lazy.map { "group\($0)" }.first { !names.contains($0) }
      let name = group.name ?? free ?? "group"
      let place = fields.path.key("name")
      if !fields.has("name") { context.resolution.note(.text(name), "text", at: place, from: nil) }
      let isNamed = group.name != nil || !fields.has("name")
      if isNamed, !names.insert(name).inserted {
        let isRest = name == ParameterGroup.defaultName
        findings.error(
          at: fields.value("name")?.span ?? fields.span,
          "\(place): the name '\(name)' \(isRest ? "is what is left" : "is taken by a group above")"
        )
      }
      return OptimizerSection.Group(
        name: name, selection: group.selection, rule: rule, isTrainable: group.isTrainable,
        unfreeze: group.unfreeze, keepsStatistics: group.keepsStatistics,
        place: SpecPlace(item, at: fields.path))
    }
  }
}

extension Fields {
  /// Reads the arguments of a rule; a group's are the optimizer's where it does not give them.
  fileprivate mutating func rule<Rule: UpdateRule>(
    inheriting base: Rule? = nil, from section: SpecNode? = nil
  ) -> Rule {
    let errors = context.findings.errorCount
    let (rule, _) = arguments(inheriting: base, from: section) as (Rule, Bool)
    guard context.findings.errorCount == errors else { return rule }
    for problem in rule.problems where base?.problems.contains(problem) != true {
      context.findings.error(
        at: keySpan(problem.argument), "\(path): \(problem.argument) \(problem.message)")
    }
    return rule
  }
}
