/// An activation with oneDNN's kernels, in whatever layout its input has.
final class LibraryActivationOperation: Operation {
  private let activation: LibraryActivation
  private var saved: Value?

  init(_ activation: LibraryActivation) {
    self.activation = activation
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let output = compiler.value(input.descriptor)
    try compiler.add(
      activation.forward(input.descriptor),
      [
        (DNNLArgument.source, input.tensor, input.descriptor),
        (DNNLArgument.result, output.tensor, output.descriptor),
      ])
    saved = activation.usesResult ? output : input
    return output
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let saved else { return nil }
    let gradient = try compiler.converted(gradient, to: saved.descriptor)
    return try activation.addBackward(gradient, saved: saved, in: compiler)
  }
}
