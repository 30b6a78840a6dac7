import COneDNN
import Networks

/// An activation in oneDNN's terms.
struct LibraryActivation {
  let algorithm: dnnl_alg_kind_t
  /// The algorithm's first argument.
  let alpha: Float
  /// Whether the derivative is computed from the result instead of the input.
  let usesResult: Bool

  /// The algorithm that is exactly this activation, if there is one.
  init?(_ activation: Activation) {
    usesResult =
      switch activation {
      case .relu, .sigmoid, .tanh: true
      default: false
      }
    switch activation {
    case .relu: (algorithm, alpha) = (dnnl_eltwise_relu_use_dst_for_bwd, 0)
    case .leakyReLU(let slope): (algorithm, alpha) = (dnnl_eltwise_relu, Float(slope))
    case .elu(let factor): (algorithm, alpha) = (dnnl_eltwise_elu, Float(factor))
    case .gelu(tanh: false): (algorithm, alpha) = (dnnl_eltwise_gelu_erf, 0)
    case .gelu(tanh: true): (algorithm, alpha) = (dnnl_eltwise_gelu_tanh, 0)
    case .silu: (algorithm, alpha) = (dnnl_eltwise_swish, 1)
    case .sigmoid: (algorithm, alpha) = (dnnl_eltwise_logistic_use_dst_for_bwd, 0)
    case .tanh: (algorithm, alpha) = (dnnl_eltwise_tanh_use_dst_for_bwd, 0)
    // oneDNN's soft_relu has neither a factor nor a threshold.
    case .softplus: return nil
    }
  }

  /// The forward implementation for a layout.
  func forward(_ layout: MemoryDescriptor) throws(EngineError) -> PrimitiveDescriptor {
    var layout = layout.raw
    var operation = dnnl_eltwise_desc_t()
    try Library.check(
      dnnl_eltwise_forward_desc_init(
        &operation, dnnl_forward_training, algorithm, &layout, alpha, 0),
      "describe an activation")
    return try PrimitiveDescriptor(operation, "compile an activation")
  }

  /// Adds the step that turns the gradient of the result into that of the input, in place where
  /// nothing else reads it.
  ///
  /// - Parameters:
  ///   - gradient: The gradient, in the layout of `saved`.
  ///   - saved: The result where the activation uses it, else the input.
  ///   - compiler: The plan being compiled.
  /// - Returns: The gradient of the input, in the same layout.
  /// - Throws: `EngineError` where oneDNN lacks an implementation.
  func addBackward(
    _ gradient: Value, saved: Value, in compiler: PlanCompiler
  ) throws(EngineError) -> Value {
    var layout = saved.descriptor.raw
    var operation = dnnl_eltwise_desc_t()
    try Library.check(
      dnnl_eltwise_backward_desc_init(&operation, algorithm, &layout, &layout, alpha, 0),
      "describe an activation's gradient")
    let descriptor = try PrimitiveDescriptor(
      operation, "compile an activation's gradient", hint: forward(saved.descriptor))
    let result = compiler.writable(gradient)
    try compiler.add(
      descriptor,
      [
        (usesResult ? DNNLArgument.result : DNNLArgument.source, saved.tensor, saved.descriptor),
        (DNNLArgument.resultGradient, gradient.tensor, gradient.descriptor),
        (DNNLArgument.sourceGradient, result.tensor, result.descriptor),
      ])
    return result
  }
}
