import Networks

extension Flatten: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation { ViewOperation(site.node.output) }
}

/// Another shape for the same elements: `flatten`.
final class ViewOperation: Operation {
  private let output: Shape
  private var inputDimensions: [Int] = []

  init(_ output: Shape) { self.output = output }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    inputDimensions = input.dimensions
    return view(try compiler.rowMajor(input), as: [compiler.batchSize] + output.dimensions)
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput else { return nil }
    return view(try compiler.rowMajor(gradient), as: inputDimensions)
  }

  private func view(_ value: Value, as dimensions: [Int]) -> Value {
    let type = value.descriptor.elementType
    return Value(value.tensor, MemoryDescriptor(plain: dimensions, as: type))
  }
}
