import COneDNN
import Networks

/// A linear layer with oneDNN's inner product, ReLU included where it follows.
///
/// In bfloat16 the store's weights lie as their gradient does, and each step makes a copy of them
/// for the products.
final class LibraryLinearOperation: Operation {
  private let inputs: Int
  private let outputs: Int
  private let weight: ParameterSlot
  private let bias: ParameterSlot?
  private let rectified: Bool
  private var descriptor: PrimitiveDescriptor?
  private var input: Value?
  private var output: Value?
  /// The weights as the forward product reads them: the store's own, or their copy.
  private var operand: Value?

  init(_ node: Network.Node, _ slots: [ParameterSlot], rectified: Bool) {
    inputs = node.input.count
    outputs = node.output.count
    weight = slots[0]
    bias = slots.dropFirst().first
    self.rectified = rectified
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let descriptor = try forward(compiler)
    self.descriptor = descriptor
    let weightLayout = try descriptor.layout(dnnl_query_weights_md)
    let x = try compiler.converted(input, to: descriptor.layout(dnnl_query_src_md))
    if weight.layout == nil {
      let type = compiler.elementType
      let backward = try type == .float32 ? nil : weightsBackward(x, compiler)
      weight.fix(.library(try backward?.layout(dnnl_query_diff_weights_md) ?? weightLayout))
    }
    bias?.fixPlain()
    let w = try compiler.converted(weight.value, to: weightLayout)
    let y = compiler.value(try descriptor.layout(dnnl_query_dst_md))
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, x.tensor, x.descriptor),
      (DNNLArgument.weights, w.tensor, w.descriptor),
      (DNNLArgument.result, y.tensor, y.descriptor),
    ]
    if let bias { arguments.append((DNNLArgument.bias, bias.values, biasLayout)) }
    try compiler.add(descriptor, arguments)
    (self.input, operand, output) = (x, w, y)
    return y
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
    try addParameterGradients(gradient, in: compiler)
    return wantsInput ? try addInputGradient(gradient, in: compiler) : nil
  }

  /// The layout of the weights as an operand: the store's own in float32, so that they need no
  /// copy, or else the primitive's choice.
  private func operandLayout(_ type: ElementType) -> MemoryDescriptor {
    if type == .float32, case .library(let descriptor) = weight.layout { return descriptor }
    return MemoryDescriptor(any: [outputs, inputs], as: type)
  }

  private var biasLayout: MemoryDescriptor { MemoryDescriptor(plain: [outputs]) }

  private func forward(_ compiler: PlanCompiler) throws(EngineError) -> PrimitiveDescriptor {
    let type = compiler.elementType
    var source = MemoryDescriptor(any: [compiler.batchSize, inputs], as: type).raw
    var weights = operandLayout(type).raw
    var biases = biasLayout.raw
    var result = MemoryDescriptor(any: [compiler.batchSize, outputs], as: type).raw
    var operation = dnnl_inner_product_desc_t()
    let status = withUnsafePointer(to: &biases) {
      dnnl_inner_product_forward_desc_init(
        &operation, dnnl_forward_training, &source, &weights, bias == nil ? nil : $0, &result)
    }
    try Library.check(status, "describe a linear layer")
    return try PrimitiveDescriptor(operation, "compile a linear layer", rectified: rectified)
  }

  /// dW = dyᵀ x and db = Σ dy.
  private func addParameterGradients(
    _ gradient: Value, in compiler: PlanCompiler
  ) throws(EngineError) {
    guard let input else { return }
    try compiler.addParameterGradients(
      weightsBackward(input, compiler), of: input, gradient, weight: weight, bias: bias)
  }

  private func weightsBackward(
    _ input: Value, _ compiler: PlanCompiler
  ) throws(EngineError) -> PrimitiveDescriptor {
    let type = compiler.elementType
    var source = input.descriptor.raw
    // In float32 as it is stored, whatever the operands are.
    var weights =
      type == .float32
      ? operandLayout(type).raw : MemoryDescriptor(any: [outputs, inputs]).raw
    var biases = biasLayout.raw
    var result = MemoryDescriptor(any: [compiler.batchSize, outputs], as: type).raw
    var operation = dnnl_inner_product_desc_t()
    let status = withUnsafePointer(to: &biases) {
      dnnl_inner_product_backward_weights_desc_init(
        &operation, &source, &weights, bias == nil ? nil : $0, &result)
    }
    try Library.check(status, "describe the gradient of weights")
    return try PrimitiveDescriptor(
      operation, "compile the gradient of weights", hint: descriptor)
  }

  /// dx = dy W.
  private func addInputGradient(
    _ gradient: Value, in compiler: PlanCompiler
  ) throws(EngineError) -> Value {
    let type = compiler.elementType
    var source = MemoryDescriptor(any: [compiler.batchSize, inputs], as: type).raw
    var weights = operandLayout(type).raw
    var result = MemoryDescriptor(any: [compiler.batchSize, outputs], as: type).raw
    var operation = dnnl_inner_product_desc_t()
    try Library.check(
      dnnl_inner_product_backward_data_desc_init(&operation, &source, &weights, &result),
      "describe the gradient of inputs")
    let backward = try PrimitiveDescriptor(
      operation, "compile the gradient of inputs", hint: descriptor)
    let dy = try compiler.converted(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let layout = try backward.layout(dnnl_query_weights_md)
    let w =
      if let operand, operand.descriptor == layout { operand } else {
        try compiler.converted(weight.value, to: layout)
      }
    let dx = compiler.value(try backward.layout(dnnl_query_diff_src_md))
    try compiler.add(
      backward,
      [
        (DNNLArgument.resultGradient, dy.tensor, dy.descriptor),
        (DNNLArgument.weights, w.tensor, w.descriptor),
        (DNNLArgument.sourceGradient, dx.tensor, dx.descriptor),
      ])
    return dx
  }
}
