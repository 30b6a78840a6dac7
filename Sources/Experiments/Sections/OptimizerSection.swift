internal import Declarations
internal import Messages
package import Optimizers

/// The update rule, its base values, and the parameter groups.
package struct OptimizerSection: Sendable {
  /// The update rules; raw values are PyTorch's names.
  package enum Kind: String, Sendable, CaseIterable {
    case sgd, adam, adamw, nadam, radam, rmsprop, adagrad, adadelta, lion, lars, lamb
  }

  /// The values of one group of parameters.
  package struct Settings: Sendable, Hashable {
    /// What schedules can move, and what goes with it.
    package var hyperparameters: Hyperparameters
    /// The rule with its own settings.
    package var rule: OptimizerRule
  }

  /// A group of parameters.
  package struct Group: Sendable {
    /// What columns and messages call it.
    package var name: String
    /// The globs of parameter names; nil takes what is left.
    package var patterns: [Located<String>]?
    /// Its base values.
    package var settings: Settings
    /// Where it stands.
    package var span: SourceSpan
    /// Its place in the spec.
    package var path: SpecPath
  }

  /// The update rule.
  package var kind: Kind
  /// The values of what no group takes.
  package var settings: Settings
  /// The groups that the spec names, in their order.
  package var groups: [Group]
  /// Where the section stands.
  package var span: SourceSpan
}

extension ReadingContext {
  /// Reads `optimizer:`.
  func optimizer(_ node: SpecNode, at path: SpecPath) -> OptimizerSection? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let kind: OptimizerSection.Kind? = fields.kind("type", of: "optimizer")
    // What could not be read is reported; with stand-ins the groups can be checked all the same.
    let reader = OptimizerSettings(kind: kind ?? .sgd, context: self)
    let settings = reader.read(&fields)
    let groups = groups(in: &fields, base: settings, from: node, reader)
    if kind != nil { fields.finish() }
    guard let groups else { return nil }
    return OptimizerSection(
      kind: kind ?? .sgd, settings: settings, groups: groups, span: fields.span)
  }

  private func groups(
    in fields: inout Fields, base: OptimizerSection.Settings, from section: SpecNode,
    _ reader: OptimizerSettings
  ) -> [OptimizerSection.Group]? {
    guard let node = fields.node("groups") else { return [] }
    let path = fields.path.key("groups")
    guard case .sequence(let items) = node.kind else {
      mistake(path, expected: "a list of groups", at: node)
      return nil
    }
    guard items.count <= SpecLimits.groups else {
      findings.error(
        at: items[SpecLimits.groups].span.firstCharacter,
        "\(path): expected at most \(SpecLimits.groups) groups, found \(items.count)")
      return nil
    }
    var names: Set<String> = ["default"]
    let groups = items.enumerated().map { index, item -> OptimizerSection.Group? in
      // A name that is no name is not the path's either.
      let name = item[key: "name"]?.text.flatMap { $0.utf8.count <= SpecLimits.name ? $0 : nil }
      guard var fields = Fields(item, at: path.item(index, name: name), in: self) else {
        return nil
      }
      let settings = reader.read(&fields, inheriting: base, from: section)
      return readGroup(&fields, settings, index, &names)
    }
    let given = groups.compactMap(\.self)
    return given.count == groups.count ? given : nil
  }

  private func readGroup(
    _ fields: inout Fields, _ settings: OptimizerSection.Settings, _ index: Int,
    _ names: inout Set<String>
  ) -> OptimizerSection.Group? {
    let name = groupName(&fields, index, &names)
    let patterns = fields.optional("params") { namePatterns($0, at: $1) }
    fields.finish()
    guard let name, !fields.has("params") || patterns != nil else { return nil }
    return OptimizerSection.Group(
      name: name, patterns: patterns, settings: settings, span: fields.span,
      path: fields.path)
  }

  private func groupName(
    _ fields: inout Fields, _ index: Int, _ names: inout Set<String>
  ) -> String? {
    guard let node = fields.node("name") else {
      // The first of group0, group1, … from here on that no group has yet.
      let free = (index...).lazy.map { "group\($0)" }.first { !names.contains($0) }
      let name = free ?? "group"
      names.insert(name)
      resolution.note(.text(name), "text", at: fields.path.key("name"), from: nil)
      return name
    }
    guard
      let name = text(
        node, at: fields.path.key("name"), limit: SpecLimits.name)
    else { return nil }
    if Legible.escaped(name) != name {
      findings.error(
        at: node.span, "\(fields.path).name: expected text without control characters")
      return nil
    }
    guard names.insert(name).inserted else {
      let reason = name == "default" ? "is what is left" : "is taken by a group above"
      findings.error(at: node.span, "\(fields.path).name: the name '\(name)' \(reason)")
      return nil
    }
    return name
  }
}
