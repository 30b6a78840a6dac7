/// Operations one behind the other: those of a network, or of a branch within it; without any, it
/// gives what it receives.
final class OperationChain: Operation {
  /// An operation, with whether gradients of its own parameters are wanted, and of those before it in
  /// the chain.
  typealias Link = (operation: any Operation, trains: Bool, followsTrained: Bool)

  private let links: [Link]

  init(_ links: [Link]) { self.links = links }

  /// The last operation.
  var last: (any Operation)? { links.last?.operation }

  /// The chain without its last operation.
  func dropLast() -> OperationChain { OperationChain(links.dropLast()) }

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
      let wantsInput = wantsInput || link.followsTrained
      guard wantsInput || link.trains,
        let next = try link.operation.compileBackward(
          gradient, wantsInput: wantsInput, in: compiler)
      else { return nil }
      gradient = next
    }
    return gradient
  }
}
