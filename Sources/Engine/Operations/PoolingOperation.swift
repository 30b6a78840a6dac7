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
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, input.tensor, input.descriptor),
      (DNNLArgument.result, y.tensor, y.descriptor),
    ]
    if algorithm == dnnl_pooling_max && compiler.mode == .training {
      let layout = try descriptor.layout(dnnl_query_workspace_md)
      let tensor = Tensor(byteCount: layout.byteCount)
      arguments.append((DNNLArgument.workspace, tensor, layout))
      workspace = (tensor, layout)
    }
    try compiler.add(descriptor, arguments)
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
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.resultGradient, dy.tensor, dy.descriptor),
      (DNNLArgument.sourceGradient, dx.tensor, dx.descriptor),
    ]
    if let (tensor, layout) = workspace {
      arguments.append((DNNLArgument.workspace, tensor, layout))
    }
    try compiler.add(backward, arguments)
    return dx
  }

  private func forward(
    _ input: Value, _ compiler: PlanCompiler
  ) throws(EngineError) -> PrimitiveDescriptor {
    var source = input.descriptor.raw
    let sizes = [compiler.batchSize] + output.dimensions
    var result = layout(of: input).descriptor(sizes, as: input.descriptor.elementType).raw
    var operation = dnnl_pooling_v2_desc_t()
    let purpose = compiler.mode == .training ? dnnl_forward_training : dnnl_forward_inference
    try Library.check(
      dnnl_pooling_v2_forward_desc_init(
        &operation, purpose, algorithm, &source, &result, geometry.strides, geometry.kernel,
        geometry.dilates, geometry.padding, endPadding),
      "describe a pooling")
    return try PrimitiveDescriptor(operation, "compile a pooling")
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
    var operation = dnnl_pooling_v2_desc_t()
    try Library.check(
      dnnl_pooling_v2_backward_desc_init(
        &operation, algorithm, &source, &result, geometry.strides, geometry.kernel,
        geometry.dilates, geometry.padding, endPadding),
      "describe a pooling's gradient")
    return try PrimitiveDescriptor(operation, "compile a pooling's gradient", hint: descriptor)
  }
}

extension PoolingOperation {
  convenience init(_ layer: MaxPool2D, _ node: Network.Node) {
    let geometry = ConvolutionGeometry(
      kernel: layer.kernelSize, stride: layer.stride ?? layer.kernelSize, padding: layer.padding)
    self.init(geometry, dnnl_pooling_max, node)
  }

  convenience init(_ layer: AveragePool2D, _ node: Network.Node) {
    let geometry = ConvolutionGeometry(
      kernel: layer.kernelSize, stride: layer.stride ?? layer.kernelSize, padding: layer.padding)
    let algorithm =
      layer.countsPadding ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding
    self.init(geometry, algorithm, node)
  }

  convenience init(_ layer: AdaptiveAveragePool2D, _ node: Network.Node) {
    let part = Extent2D(
      height: node.input.dimensions[1] / layer.outputSize.height,
      width: node.input.dimensions[2] / layer.outputSize.width)
    self.init(
      ConvolutionGeometry(kernel: part, stride: part, padding: 0),
      dnnl_pooling_avg_exclude_padding, node)
  }
}
