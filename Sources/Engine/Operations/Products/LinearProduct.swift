import COneDNN
import Networks

/// The inner product of oneDNN.
///
/// In bfloat16 the store's weights lie as their gradient does, and each step makes a copy of them
/// for the products.
struct LinearProduct: LibraryProduct {
  private let inputs: Int
  private let outputs: Int
  private let weight: ParameterSlot
  private let biases: dnnl_memory_desc_t

  init(at site: OperationSite) {
    (inputs, outputs) = (site.node.input.count, site.node.output.count)
    weight = site.parameters[0]
    biases = MemoryDescriptor.bias(site.bias).raw
  }

  let storesAsGradient = true

  /// The layout of the weights as an operand: the store's own in float32, so that they need no
  /// copy, or else the primitive's choice.
  private func operandLayout(_ type: ElementType) -> MemoryDescriptor {
    if type == .float32, case .library(let descriptor) = weight.layout { return descriptor }
    return MemoryDescriptor(any: [outputs, inputs], as: type)
  }

  private func rows(_ width: Int, _ compiler: PlanCompiler) -> dnnl_memory_desc_t {
    MemoryDescriptor(any: [compiler.batchSize, width], as: compiler.elementType).raw
  }

  func forward(
    _ compiler: PlanCompiler, rectified: Bool
  ) throws(EngineError) -> PrimitiveDescriptor {
    var (source, result) = (rows(inputs, compiler), rows(outputs, compiler))
    var (weights, biases) = (operandLayout(compiler.elementType).raw, biases)
    return try PrimitiveDescriptor(
      "a linear layer", dnnl_inner_product_desc_t(), rectified: rectified
    ) {
      dnnl_inner_product_forward_desc_init(
        &$0, dnnl_forward_training, &source, &weights, &biases, &result)
    }
  }

  /// dW = dyᵀ x and db = Σ dy.
  func weightsBackward(
    _ compiler: PlanCompiler, of input: Value, _ forward: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    var (source, result) = (input.descriptor.raw, rows(outputs, compiler))
    // In float32 as it is stored, whatever the operands are.
    let stored = compiler.elementType == .float32 ? operandLayout(.float32) : nil
    var weights = (stored ?? MemoryDescriptor(any: [outputs, inputs])).raw
    var biases = biases
    return try PrimitiveDescriptor(
      "the gradient of weights", dnnl_inner_product_desc_t(), hint: forward
    ) {
      dnnl_inner_product_backward_weights_desc_init(&$0, &source, &weights, &biases, &result)
    }
  }

  /// dx = dy W.
  func inputBackward(
    _ compiler: PlanCompiler, _ forward: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    var (source, result) = (rows(inputs, compiler), rows(outputs, compiler))
    var weights = operandLayout(compiler.elementType).raw
    return try PrimitiveDescriptor(
      "the gradient of inputs", dnnl_inner_product_desc_t(), hint: forward
    ) {
      dnnl_inner_product_backward_data_desc_init(&$0, &source, &weights, &result)
    }
  }
}
