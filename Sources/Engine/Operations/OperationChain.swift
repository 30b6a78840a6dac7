/// Operations one behind the other: those of a network, or of a branch within it; without any, it
/// gives what it receives.
final class OperationChain: Operation {
  /// The operations, each with whether one before it in the chain has parameters.
  private let links: [(operation: any Operation, followsParameters: Bool)]

  init(_ links: [(operation: any Operation, followsParameters: Bool)]) {
    self.links = links
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    var output = input
    for link in links { output = try link.operation.compileForward(output, in: compiler) }
    return output
  }

  /// Adds the backward steps, from the last operation to the first that is asked for a gradient.
  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    var gradient = gradient
    for link in links.reversed() {
      guard
        let next = try link.operation.compileBackward(
          gradient, wantsInput: wantsInput || link.followsParameters, in: compiler)
      else { return nil }
      gradient = next
    }
    return gradient
  }
}
