/// Which parameters form a group, and the group's own hyperparameters.
public struct GroupSelection: Sendable, Hashable {
  /// The group's name.
  public let name: String
  /// The patterns over parameter names; any one that matches is enough.
  public let patterns: [NamePattern]
  /// The group's hyperparameters, or nil for the optimizer's.
  public let hyperparameters: Hyperparameters?
  /// Whether updates change the group; where they do not, the model needs no gradients of it.
  public let isTrainable: Bool

  /// Selects the parameters whose names match any of the patterns.
  public init(
    _ name: String, matching patterns: String..., hyperparameters: Hyperparameters? = nil,
    isTrainable: Bool = true
  ) {
    self.init(
      name, patterns: patterns, hyperparameters: hyperparameters, isTrainable: isTrainable)
  }

  /// Selects the parameters whose names match any pattern of a list.
  public init(
    _ name: String, patterns: [String], hyperparameters: Hyperparameters? = nil,
    isTrainable: Bool = true
  ) {
    (self.name, self.isTrainable) = (name, isTrainable)
    self.patterns = patterns.map(NamePattern.init)
    self.hyperparameters = hyperparameters
  }

  /// Assigns every name to the first list of patterns that matches it.
  ///
  /// - Returns: The indices of the names, ascending, for each list of patterns, and at last those
  ///   that none has matched.
  public static func assignment(names: [String], patterns: [[NamePattern]]) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: patterns.count + 1)
    for (index, name) in names.enumerated() {
      let first = patterns.firstIndex { list in list.contains { $0.matches(name) } }
      groups[first ?? patterns.count].append(index)
    }
    return groups
  }
}
