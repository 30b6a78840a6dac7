import COneDNN
import Networks

/// Softmax over the classes, or its logarithm.
final class SoftmaxOperation: Operation {
  private let algorithm: dnnl_alg_kind_t
  private var descriptor: PrimitiveDescriptor?
  private var output: Value?

  init(_ layer: Softmax) {
    algorithm = layer.isLogarithmic ? dnnl_softmax_log : dnnl_softmax_accurate
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    // The classes' sums are of elements one after the other only in the plain layout.
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    var layout = x.descriptor.raw
    var operation = dnnl_softmax_v2_desc_t()
    try Library.check(
      dnnl_softmax_v2_forward_desc_init(
        &operation, dnnl_forward_training, algorithm, &layout, &layout, 1),
      "describe a softmax")
    let descriptor = try PrimitiveDescriptor(operation, "compile a softmax")
    try compiler.add(
      descriptor,
      [
        (DNNLArgument.source, x.tensor, x.descriptor),
        (DNNLArgument.result, y.tensor, y.descriptor),
      ])
    (self.descriptor, output) = (descriptor, y)
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let output else { return nil }
    let dy = try compiler.plain(gradient)
    let dx = compiler.value(dy.dimensions)
    var layout = output.descriptor.raw
    var operation = dnnl_softmax_v2_desc_t()
    try Library.check(
      dnnl_softmax_v2_backward_desc_init(&operation, algorithm, &layout, &layout, &layout, 1),
      "describe a softmax' gradient")
    try compiler.add(
      PrimitiveDescriptor(operation, "compile a softmax' gradient", hint: descriptor),
      [
        (DNNLArgument.result, output.tensor, output.descriptor),
        (DNNLArgument.resultGradient, dy.tensor, dy.descriptor),
        (DNNLArgument.sourceGradient, dx.tensor, dx.descriptor),
      ])
    return dx
  }
}
