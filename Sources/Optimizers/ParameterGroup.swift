public import Engine

/// Parameters that are updated with the same hyperparameters.
public struct ParameterGroup: Sendable, Hashable {
  /// The name of the group of all parameters that no selection takes.
  public static let defaultName = "default"

  /// The group's name.
  public let name: String

  /// The indices of its parameters in the store, ascending.
  public let parameters: [Int]

  /// Where they lie in the store's flat buffers, ascending, neighbours joined.
  public let ranges: [Range<Int>]

  /// The numbers that its updates use.
  public var hyperparameters: Hyperparameters

  /// Makes a group of a store's parameters.
  public init(
    name: String, parameters: [Int], of store: ParameterStore, hyperparameters: Hyperparameters
  ) {
    self.name = name
    self.parameters = parameters.sorted()
    self.hyperparameters = hyperparameters
    ranges = Self.joined(parameters.map { store.range(of: $0) })
  }

  /// Divides a store's parameters into groups.
  ///
  /// The first selection that matches a parameter takes it. Those that none takes form the last
  /// group, `default`, which does not exist if there are none.
  ///
  /// - Throws: `OptimizerError` for hyperparameters out of range, for a selection that is left
  ///   without parameters, or for two groups of one name.
  public static func groups(
    of store: ParameterStore, selections: [GroupSelection], hyperparameters: Hyperparameters
  ) throws(OptimizerError) -> [ParameterGroup] {
    if let problem = hyperparameters.problems.first { throw problem }
    let assignment = GroupSelection.assignment(
      names: store.names, patterns: selections.map(\.patterns))
    var groups: [ParameterGroup] = []
    for (selection, parameters) in zip(selections, assignment) {
      try check(selection, parameters: parameters, names: groups.map(\.name))
      groups.append(
        ParameterGroup(
          name: selection.name, parameters: parameters, of: store,
          hyperparameters: selection.hyperparameters ?? hyperparameters))
    }
    guard let rest = assignment.last, !rest.isEmpty else { return groups }
    let last = GroupSelection(defaultName)
    try check(last, parameters: rest, names: groups.map(\.name))
    groups.append(
      ParameterGroup(
        name: last.name, parameters: rest, of: store, hyperparameters: hyperparameters))
    return groups
  }

  private static func check(
    _ selection: GroupSelection, parameters: [Int], names: [String]
  ) throws(OptimizerError) {
    if names.contains(selection.name) {
      throw OptimizerError(
        group: selection.name, argument: "name", message: "another group has this name")
    }
    if parameters.isEmpty {
      throw OptimizerError(
        group: selection.name, argument: "params", message: "matches no parameter that is left")
    }
    if let problem = selection.hyperparameters?.problems.first {
      throw OptimizerError(
        group: selection.name, argument: problem.argument, message: problem.message)
    }
  }

  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, last.upperBound == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
