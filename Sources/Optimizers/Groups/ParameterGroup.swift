import Declarations
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
  /// Whether updates change it; what they do not change has no state either.
  public let isTrainable: Bool
  /// Whether updates leave it as it is for the time being; its state begins with the first update that does
  /// not.
  public var isHeld = false
  /// Whether the next update changes it.
  public var isUpdated: Bool { isTrainable && !isHeld }
  /// The numbers that its updates use.
  public var hyperparameters: Hyperparameters

  /// Makes a group of a store's parameters.
  public init(
    name: String, parameters: [Int], of store: ParameterStore, hyperparameters: Hyperparameters,
    isTrainable: Bool = true
  ) {
    (self.name, self.isTrainable) = (name, isTrainable)
    self.parameters = parameters.sorted()
    self.hyperparameters = hyperparameters
    ranges = Self.joined(parameters.map { store.range(of: $0) })
  }

  /// Divides a store's parameters into groups of one rule.
  ///
  /// The first selection that matches a parameter takes it. Those that none takes form the last
  /// group, `default`, which does not exist if there are none.
  ///
  /// - Throws: `ArgumentError` for arguments out of range, for a selection that is left without
  ///   parameters, or for two groups of one name.
  static func groups(
    of store: ParameterStore, selections: [GroupSelection], rule: some UpdateRule
  ) throws(ArgumentError) -> [ParameterGroup] {
    try rule.validate()
    let assignment = GroupSelection.assignment(
      names: store.names, patterns: selections.map(\.patterns))
    let rest = assignment.last.flatMap { $0.isEmpty ? nil : GroupSelection(defaultName) }
    var groups: [ParameterGroup] = []
    for (selection, parameters) in zip(selections + [rest].compactMap(\.self), assignment) {
      var own = rule
      own.hyperparameters = selection.hyperparameters ?? rule.hyperparameters
      do throws(ArgumentError) {
        try check(selection.name, parameters, names: groups.map(\.name))
        try own.validate()
      } catch {
        throw ArgumentError(
          argument: "\(selection.name).\(error.argument)", message: error.message)
      }
      groups.append(
        ParameterGroup(
          name: selection.name, parameters: parameters, of: store,
          hyperparameters: own.hyperparameters, isTrainable: selection.isTrainable))
    }
    return groups
  }

  private static func check(
    _ name: String, _ parameters: [Int], names: [String]
  ) throws(ArgumentError) {
    if names.contains(name) {
      throw ArgumentError(argument: "name", message: "another group has this name")
    }
    if parameters.isEmpty {
      throw ArgumentError(argument: "params", message: "matches no parameter that is left")
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
