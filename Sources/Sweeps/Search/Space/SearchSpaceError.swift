package import Declarations

/// Why axes are no space that can be searched.
package struct SearchSpaceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Sendable, Hashable {
    /// Two axes have the name.
    case repeated
    /// The domain has no values, or cannot be searched: what is wrong with it.
    case domain(ArgumentError)
    /// A condition names no axis.
    case unknownAxis(String, nearest: String?)
    /// A condition can never hold.
    case unmet(String)
    /// A condition accepts what the other axis cannot be.
    case foreignValue(String, AxisValue)
    /// The axis is active only if it is itself active.
    case cycle([String])
  }

  /// The name of the axis at fault.
  package let axis: String
  /// What is wrong with it.
  package let reason: Reason

  /// The axis and what is wrong with it in one line.
  package var description: String { "\(axis): \(message)" }

  /// What is wrong, beginning in lower case.
  package var message: String {
    switch reason {
    case .repeated: "is an axis twice"
    case .domain(let problem): problem.description
    case .unknownAxis(let name, let nearest):
      "depends on '\(name)', which is no axis"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .unmet(let name): "depends on '\(name)' but accepts none of its values"
    case .foreignValue(let name, let value):
      "depends on a value that '\(name)' never has: \(value.text)"
    case .cycle(let names): "depends on itself: \(names.joined(separator: " → "))"
    }
  }
}

extension AxisValue {
  fileprivate var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .integer(let number): "\(number)"
    case .option(let place): "option \(place)"
    }
  }
}
