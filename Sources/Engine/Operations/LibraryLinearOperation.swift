import COneDNN
import Networks

/// A linear layer with oneDNN's inner product, ReLU included where it follows.
final class LibraryLinearOperation: Operation {
  private let inputs: Int
  private let outputs: Int
  private let weight: ParameterSlot
  private let bias: ParameterSlot?
  private let rectified: Bool
  private var descriptor: PrimitiveDescriptor?
  private var input: Value?
  private var output: Value?

  init(_ node: Network.Node, _ slots: [ParameterSlot], rectified: Bool) {
    inputs = node.input.count
    outputs = node.output.count
    weight = slots[0]
    bias = slots.dropFirst().first
    self.rectified = rectified
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let descriptor = try forward(batchSize: compiler.batchSize)
    if weight.layout == nil {
      weight.fix(.library(try descriptor.layout(dnnl_query_weights_md)))
    }
    bias?.fixPlain()
    let x = try compiler.converted(input, to: descriptor.layout(dnnl_query_src_md))
    let y = compiler.value(try descriptor.layout(dnnl_query_dst_md))
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, x.tensor, x.descriptor),
      (DNNLArgument.weights, weight.values, try descriptor.layout(dnnl_query_weights_md)),
      (DNNLArgument.result, y.tensor, y.descriptor),
    ]
    if let bias { arguments.append((DNNLArgument.bias, bias.values, biasLayout)) }
    try compiler.add(descriptor, arguments)
    (self.descriptor, self.input, output) = (descriptor, x, y)
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

  /// The layout of the weights: the one that is fixed, or the primitive's choice.
  private var weightLayout: MemoryDescriptor {
    if case .library(let descriptor) = weight.layout { return descriptor }
    return MemoryDescriptor(any: [outputs, inputs])
  }

  private var biasLayout: MemoryDescriptor { MemoryDescriptor(plain: [outputs]) }

  private func forward(batchSize: Int) throws(EngineError) -> PrimitiveDescriptor {
    var source = MemoryDescriptor(any: [batchSize, inputs]).raw
    var weights = weightLayout.raw
    var biases = biasLayout.raw
    var result = MemoryDescriptor(any: [batchSize, outputs]).raw
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
    guard let input, let hint = descriptor else { return }
    var source = input.descriptor.raw
    var weights = weightLayout.raw
    var biases = biasLayout.raw
    var result = MemoryDescriptor(any: [compiler.batchSize, outputs]).raw
    var operation = dnnl_inner_product_desc_t()
    let status = withUnsafePointer(to: &biases) {
      dnnl_inner_product_backward_weights_desc_init(
        &operation, &source, &weights, bias == nil ? nil : $0, &result)
    }
    try Library.check(status, "describe the gradient of weights")
    let backward = try PrimitiveDescriptor(
      operation, "compile the gradient of weights", hint: hint)
    let dy = try compiler.converted(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, input.tensor, input.descriptor),
      (DNNLArgument.resultGradient, dy.tensor, dy.descriptor),
      (DNNLArgument.weightsGradient, weight.gradients, weightLayout),
    ]
    if let bias { arguments.append((DNNLArgument.biasGradient, bias.gradients, biasLayout)) }
    try compiler.add(backward, arguments)
  }

  /// dx = dy W.
  private func addInputGradient(
    _ gradient: Value, in compiler: PlanCompiler
  ) throws(EngineError) -> Value {
    var source = MemoryDescriptor(any: [compiler.batchSize, inputs]).raw
    var weights = weightLayout.raw
    var result = MemoryDescriptor(any: [compiler.batchSize, outputs]).raw
    var operation = dnnl_inner_product_desc_t()
    try Library.check(
      dnnl_inner_product_backward_data_desc_init(&operation, &source, &weights, &result),
      "describe the gradient of inputs")
    let backward = try PrimitiveDescriptor(
      operation, "compile the gradient of inputs", hint: descriptor)
    let dy = try compiler.converted(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let dx = compiler.value(try backward.layout(dnnl_query_diff_src_md))
    try compiler.add(
      backward,
      [
        (DNNLArgument.resultGradient, dy.tensor, dy.descriptor),
        (DNNLArgument.weights, weight.values, weightLayout),
        (DNNLArgument.sourceGradient, dx.tensor, dx.descriptor),
      ])
    return dx
  }
}
