import COneDNN
import Networks

/// The maximum or mean under a sliding window, in whatever layout its input has.
final class PoolingOperation: Operation {
  private let geometry: ConvolutionGeometry
  /// The padding behind the image, with what the last windows reach beyond it in `ceil_mode`.
  private let endPadding: [Int64]
  private let output: Shape
  private let algorithm: dnnl_alg_kind_t
  private var descriptor: PrimitiveDescriptor?
  private var input: Value?
  private var result: MemoryDescriptor?
  /// Where each maximum was found.
  private var workspace: (tensor: Tensor, layout: MemoryDescriptor)?

  init(_ geometry: ConvolutionGeometry, _ algorithm: dnnl_alg_kind_t, _ node: Network.Node) {
    self.geometry = geometry
    endPadding = geometry.endPadding(from: node.input, to: node.output)
    self.algorithm = algorithm
    output = node.output
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let descriptor = try forward(input, compiler)
    let y = compiler.value(try descriptor.layout(dnnl_query_dst_md))
    if algorithm == dnnl_pooling_max && compiler.mode == .training {
      workspace = try descriptor.workspace()
    }
    try compiler.add(descriptor, [.source(input), .result(y)] + workspaceArguments)
    (self.descriptor, self.input, result) = (descriptor, input, y.descriptor)
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let input, let result else { return nil }
    let backward = try backward(from: result, to: input.descriptor)
    let dy = try compiler.converted(gradient, to: result)
    let dx = compiler.value(input.descriptor)
    try compiler.add(backward, [.resultGradient(dy), .sourceGradient(dx)] + workspaceArguments)
    return dx
  }

  private var workspaceArguments: [Primitive.Argument] {
    workspace.map { [.workspace($0)] } ?? []
  }

  private func forward(
    _ input: Value, _ compiler: PlanCompiler
  ) throws(EngineError) -> PrimitiveDescriptor {
    var source = input.descriptor.raw
    let sizes = [compiler.batchSize] + output.dimensions
    var result = layout(of: input).descriptor(sizes, as: input.descriptor.elementType).raw
    let purpose = compiler.mode == .training ? dnnl_forward_training : dnnl_forward_inference
    return try PrimitiveDescriptor("a pooling", dnnl_pooling_v2_desc_t()) {
      dnnl_pooling_v2_forward_desc_init(
        &$0, purpose, algorithm, &source, &result, geometry.strides, geometry.kernel,
        geometry.dilates, geometry.padding, endPadding)
    }
  }

  /// The result's layout: that of the input, which for single pixels the library would not see.
  private func layout(of input: Value) -> ImageLayout {
    guard case .library(let descriptor) = input.layout else { return .any }
    let type = descriptor.elementType
    return descriptor == MemoryDescriptor(channelsLast: input.dimensions, as: type)
      ? .channelsLast : .any
  }

  private func backward(
    from result: MemoryDescriptor, to source: MemoryDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    var (result, source) = (result.raw, source.raw)
    return try PrimitiveDescriptor(
      "a pooling's gradient", dnnl_pooling_v2_desc_t(), hint: descriptor
    ) {
      dnnl_pooling_v2_backward_desc_init(
        &$0, algorithm, &source, &result, geometry.strides, geometry.kernel, geometry.dilates,
        geometry.padding, endPadding)
    }
  }
}
