import COneDNN

/// An activation with oneDNN's kernels.
struct LibraryActivation {
  private let algorithm: dnnl_alg_kind_t
  private let alpha: Float
  private let usesResult: Bool

  /// The algorithm that is exactly this activation, if there is one.
  init?(_ form: ActivationForm) {
    guard let algorithm = form.algorithm else { return nil }
    (self.algorithm, alpha, usesResult) = (algorithm, form.alpha, form.usesResult)
  }

  /// Adds the step forward, whose result has the layout of the input.
  func addForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let output = compiler.value(input.descriptor)
    try compiler.add(forward(input.descriptor), [.source(input), .result(output)])
    return output
  }

  private func forward(_ layout: MemoryDescriptor) throws(EngineError) -> PrimitiveDescriptor {
    var layout = layout.raw
    return try PrimitiveDescriptor("an activation", dnnl_eltwise_desc_t()) {
      dnnl_eltwise_forward_desc_init(&$0, dnnl_forward_training, algorithm, &layout, alpha, 0)
    }
  }

  /// Adds the step that turns the gradient of the result into that of the input, in place where
  /// nothing else reads it.
  ///
  /// - Parameters:
  ///   - gradient: The gradient.
  ///   - saved: The result where the activation uses it, else the input.
  ///   - compiler: The plan being compiled.
  /// - Returns: The gradient of the input, in the layout of `saved`.
  /// - Throws: `EngineError` where oneDNN lacks an implementation.
  func addBackward(
    _ gradient: Value, saved: Value, in compiler: PlanCompiler
  ) throws(EngineError) -> Value {
    let gradient = try compiler.converted(gradient, to: saved.descriptor)
    var layout = saved.descriptor.raw
    let descriptor = try PrimitiveDescriptor(
      "an activation's gradient", dnnl_eltwise_desc_t(), hint: forward(saved.descriptor)
    ) {
      dnnl_eltwise_backward_desc_init(&$0, algorithm, &layout, &layout, alpha, 0)
    }
    let result = compiler.writable(gradient)
    try compiler.add(
      descriptor,
      [
        usesResult ? .result(saved) : .source(saved), .resultGradient(gradient),
        .sourceGradient(result),
      ])
    return result
  }
}
