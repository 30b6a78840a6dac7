import COneDNN
import Networks

/// The sum of two branches, ReLU included where it follows.
final class ResidualOperation: Operation {
  private let body: OperationChain
  private let shortcut: OperationChain
  private let rectified: Bool
  private var output: Value?

  init(body: OperationChain, shortcut: OperationChain, rectified: Bool) {
    self.body = body
    self.shortcut = shortcut
    self.rectified = rectified
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let changed = try body.compileForward(input, in: compiler)
    let carried = try shortcut.compileForward(input, in: compiler)
    let result = compiler.value(changed.descriptor)
    try addSum(changed, carried, into: result, rectified: rectified, in: compiler)
    output = result
    return result
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard let output else { return nil }
    var gradient = gradient
    if rectified, let relu = LibraryActivation(.relu) {
      gradient = try relu.addBackward(
        compiler.converted(gradient, to: output.descriptor), saved: output, in: compiler)
    }
    // Both branches read it, so neither may write over it.
    compiler.protect(gradient)
    let changed = try body.compileBackward(gradient, wantsInput: wantsInput, in: compiler)
    let carried = try shortcut.compileBackward(gradient, wantsInput: wantsInput, in: compiler)
    guard let changed, let carried else { return nil }
    let sum = compiler.writable(changed)
    try addSum(changed, carried, into: sum, rectified: false, in: compiler)
    return sum
  }

  private func addSum(
    _ first: Value, _ second: Value, into result: Value, rectified: Bool,
    in compiler: PlanCompiler
  ) throws(EngineError) {
    let second = try compiler.converted(second, to: first.descriptor)
    var layout = first.descriptor.raw
    var operation = dnnl_binary_desc_t()
    try Library.check(
      dnnl_binary_desc_init(&operation, dnnl_binary_add, &layout, &layout, &layout),
      "describe a sum")
    try compiler.add(
      PrimitiveDescriptor(operation, "compile a sum", rectified: rectified),
      [
        (DNNLArgument.source, first.tensor, first.descriptor),
        (DNNLArgument.secondSource, second.tensor, second.descriptor),
        (DNNLArgument.result, result.tensor, result.descriptor),
      ])
  }
}
