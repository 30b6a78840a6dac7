internal import Declarations
internal import Optimizers

/// The parameter groups of a spec for whatever names them: values with one a group.
final class KnownGroups {
  /// The groups in their order; nil where the optimizer could not be read.
  var all: [ExperimentGroup]?

  /// Their names.
  var names: [String] { all?.map(\.name) ?? [] }
}

extension ValueReader {
  /// The values of a mapping by the names of groups, one for each group in their order.
  ///
  /// The value of `default` is that of every group which is not named; one that is not trainable
  /// needs none.
  func values<Value>(byGroup read: (any ArgumentReader) -> Value?) -> [Value]? {
    guard let pairs = node.pairs, !pairs.isEmpty else {
      refuse(expected: "one value, or values by the names of groups")
      return nil
    }
    let groups = context.groups.all
    let values = findings.whole { () -> [String: Value]? in
      groups.map { check(pairs, $0) }
      let values = pairs.map { pair in (pair.key, read(part(pair.value, path.key(pair.key)))) }
      return Dictionary(
        values.compactMap { name, value in value.map { (name, $0) } }, uniquingKeysWith: { $1 })
    }
    guard let values, let any = values.values.first else { return nil }
    let rest = values[ParameterGroup.defaultName] ?? any
    return groups.map { $0.map { values[$0.name] ?? rest } } ?? [rest]
  }

  /// Reports names that are no group's, groups without a value, and values without effect.
  private func check(_ pairs: [SpecPair], _ groups: [ExperimentGroup]) {
    let names = groups.map(\.name)
    let known =
      names.contains(ParameterGroup.defaultName)
      ? names : names + [ParameterGroup.defaultName]
    for pair in pairs + node.removedFromNothing where !known.contains(pair.key) {
      context.unknown("group", pair.key, known: known, at: pair.keySpan)
    }
    let given = Set(pairs.map(\.key))
    for group in groups where !group.isTrainable && given.contains(group.name) {
      let key = pairs.first { $0.key == group.name }?.keySpan ?? node.span
      findings.warning(
        at: key, "\(path.key(group.name)): the group is not trainable, so that it has no effect",
        ofNoEffect: true)
    }
    guard !given.contains(ParameterGroup.defaultName) else { return }
    let missing = groups.filter { $0.isTrainable && !given.contains($0.name) }.map(\.name)
    guard let first = missing.first, given.isSubset(of: known) else { return }
    findings.error(
      at: node.span.firstCharacter,
      "\(path): no value for group '\(first)'"
        + (first == ParameterGroup.defaultName
          ? "" : "; 'default' gives one to every group that is not named"))
  }
}

extension SpecNode {
  /// The value of a group, where values stand by the names of groups, and the key it stands under.
  func value(of group: Int, in names: [String]) -> (key: String, node: SpecNode)? {
    guard names.indices.contains(group) else { return nil }
    for key in [names[group], ParameterGroup.defaultName] {
      if let node = self[key: key] { return (key, node) }
    }
    return nil
  }
}
