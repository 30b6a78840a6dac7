import Networks

/// Another shape for the same elements: `flatten`.
final class ViewOperation: Operation {
  private let output: Shape
  private var inputDimensions: [Int] = []

  init(_ output: Shape) {
    self.output = output
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    inputDimensions = input.dimensions
    let plain = try compiler.plain(input)
    return Value(plain.tensor, plain: [compiler.batchSize] + output.dimensions)
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput else { return nil }
    return Value(try compiler.plain(gradient).tensor, plain: inputDimensions)
  }
}
