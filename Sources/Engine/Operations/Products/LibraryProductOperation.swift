import COneDNN

/// A matrix product or a convolution as oneDNN knows it: its three primitives.
protocol LibraryProduct {
  /// The forward implementation.
  func forward(_ compiler: PlanCompiler, rectified: Bool) throws(EngineError) -> PrimitiveDescriptor

  /// That of the gradients of weights and bias, in float32.
  func weightsBackward(
    _ compiler: PlanCompiler, of input: Value, _ forward: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor

  /// That of the gradient of the input.
  func inputBackward(
    _ compiler: PlanCompiler, _ forward: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor

  /// Whether weights lie in the store as their gradient does, unless that costs copies in float32.
  var storesAsGradient: Bool { get }
}

/// A matrix product or a convolution with oneDNN's kernels, ReLU included where it follows, in the
/// layouts that they choose.
///
/// A primitive that wants the weights in another layout or type than the store keeps them in takes a
/// copy, made in each step.
final class LibraryProductOperation: Operation {
  private let product: any LibraryProduct
  private let weight: ParameterSlot
  private let bias: ParameterSlot?
  private let isRectified: Bool
  private var forward: PrimitiveDescriptor?
  private var input: Value?
  private var output: Value?
  /// The weights as the forward product reads them: the store's own, or their copy.
  private var operand: Value?

  init(_ product: any LibraryProduct, at site: OperationSite) {
    self.product = product
    (weight, bias) = (site.parameters[0], site.bias)
    isRectified = site.isRectified
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let forward = try product.forward(compiler, rectified: isRectified)
    let weights = try forward.layout(dnnl_query_weights_md)
    let x = try compiler.converted(input, to: forward.layout(dnnl_query_src_md))
    if weight.layout == nil {
      let isCopied = product.storesAsGradient && compiler.elementType != .float32
      let layout =
        isCopied
        ? try product.weightsBackward(compiler, of: x, forward).layout(dnnl_query_diff_weights_md)
        : weights.storing(.float32)
      weight.fix(.library(layout))
    }
    bias?.fixPlain()
    let w = try compiler.converted(weight.value, to: weights)
    let y = compiler.value(try forward.layout(dnnl_query_dst_md))
    try compiler.add(
      forward, [.source(x), .weights(w), .result(y)] + (bias.map { [.bias($0.value)] } ?? []))
    (self.forward, self.input, operand, output) = (forward, x, w, y)
    // Where this layer alone is in float32, those behind it need not be.
    return try compiler.converted(y, to: y.descriptor.storing(compiler.elementType))
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard let forward, let input, let output else { return nil }
    let gradient =
      isRectified ? try compiler.addRectification(gradient, where: output) : gradient
    if weight.isTrainable || bias?.isTrainable == true {
      try addParameterGradients(
        product.weightsBackward(compiler, of: input, forward),
        of: input.recompute?(compiler) ?? input, gradient, in: compiler)
    }
    return wantsInput
      ? try addInputGradient(product.inputBackward(compiler, forward), gradient, in: compiler) : nil
  }

  /// Adds the step that computes the gradients of weights and bias into the store; where it lays the
  /// weights' gradient out otherwise, that is copied.
  private func addParameterGradients(
    _ backward: PrimitiveDescriptor, of input: Value, _ gradient: Value, in compiler: PlanCompiler
  ) throws(EngineError) {
    let x = try compiler.converted(input, to: backward.layout(dnnl_query_src_md))
    let dy = try compiler.converted(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let wanted = try backward.layout(dnnl_query_diff_weights_md)
    let stored = weight.gradient
    let dw = stored.descriptor == wanted ? stored : compiler.value(wanted)
    try compiler.add(
      backward,
      [.source(x), .resultGradient(dy), .weightsGradient(dw)]
        + (bias.map { [.biasGradient($0.gradient)] } ?? []))
    if dw.tensor !== stored.tensor, weight.isTrainable { try compiler.copy(dw, to: stored) }
  }

  private func addInputGradient(
    _ backward: PrimitiveDescriptor, _ gradient: Value, in compiler: PlanCompiler
  ) throws(EngineError) -> Value {
    let dy = try compiler.converted(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let layout = try backward.layout(dnnl_query_weights_md)
    let w =
      if let operand, operand.descriptor == layout { operand } else {
        try compiler.converted(weight.value, to: layout)
      }
    let dx = compiler.value(try backward.layout(dnnl_query_diff_src_md))
    try compiler.add(backward, [.resultGradient(dy), .weights(w), .sourceGradient(dx)])
    return dx
  }
}
