/// One value for all parameter groups, or one for each.
public enum PerGroup<Value: Sendable>: Sendable {
  /// The same value for every group.
  case all(Value)
  /// A value for each group, in the order of the groups.
  case each([Value])

  /// The value of a group, or nil where there is none.
  public subscript(group: Int) -> Value? {
    switch self {
    case .all(let value): value
    case .each(let values): values.indices.contains(group) ? values[group] : nil
    }
  }

  /// The values transformed, in the same arrangement.
  package func map<Other>(_ transform: (Value) -> Other) -> PerGroup<Other> {
    switch self {
    case .all(let value): .all(transform(value))
    case .each(let values): .each(values.map(transform))
    }
  }

  /// The values with the group they belong to, nil standing for all groups.
  package var entries: [(group: Int?, value: Value)] {
    switch self {
    case .all(let value): [(nil, value)]
    case .each(let values): values.enumerated().map { ($0.offset, $0.element) }
    }
  }

  /// Refuses a list that is not as long as there are groups.
  package func check(argument: String, groupCount: Int) throws(ArgumentError) {
    guard case .each(let values) = self, values.count != groupCount else { return }
    throw ArgumentError(argument: argument, entries: values.count, groups: groupCount)
  }
}

extension PerGroup: Equatable where Value: Equatable {}

extension PerGroup: ExpressibleByArrayLiteral {
  /// Makes a list of one value for each group.
  public init(arrayLiteral elements: Value...) { self = .each(elements) }
}

extension PerGroup: ExpressibleByIntegerLiteral where Value == Double {
  /// Makes one number for all groups.
  public init(integerLiteral value: Double) { self = .all(value) }
}

extension PerGroup: ExpressibleByFloatLiteral where Value == Double {
  /// Makes one number for all groups.
  public init(floatLiteral value: Double) { self = .all(value) }
}
