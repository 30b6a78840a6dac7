/// One value of a spec that a sweep changes, and what it becomes.
package struct SweepAxis: Sendable {
  /// The way to the value as it is typed: `optimizer.groups.biases.lr`.
  package let path: String
  /// The values, in order.
  package let values: [SpecNode]
  /// Where the path stands.
  let pathSpan: SourceSpan

  /// The parts of the path.
  var components: [Substring] { Self.components(of: path) }

  /// The parts of a path as it is typed.
  static func components(of path: String) -> [Substring] {
    path.split(separator: ".", omittingEmptySubsequences: false)
  }

  /// A value of the axis in the place of the file's.
  func override(_ choice: Int) -> Override {
    Override(components, values[choice], at: pathSpan)
  }
}
