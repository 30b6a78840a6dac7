import COneDNN
import Networks

/// A convolution, ReLU included where it follows, in the layouts that oneDNN chooses.
///
/// Each of its primitives may want the weights in another layout than the store keeps for them;
/// they are small beside the images, and are copied where that is so.
final class ConvolutionOperation: Operation {
  private let geometry: ConvolutionGeometry
  private let inputShape: Shape
  private let outputShape: Shape
  /// The sizes of the weights, with the groups first if there are several.
  private let weightSizes: [Int]
  private let weight: ParameterSlot
  private let bias: ParameterSlot?
  private let rectified: Bool
  private let images: ImageLayout
  /// Whether oneDNN has fast implementations in bfloat16 for it.
  private let suitsBFloat16: Bool
  private var descriptor: PrimitiveDescriptor?
  private var input: Value?
  private var output: Value?

  init(_ layer: Conv2D, _ node: Network.Node, _ slots: [ParameterSlot], rectified: Bool) {
    geometry = ConvolutionGeometry(
      kernel: layer.kernelSize, stride: layer.stride, padding: layer.padding,
      dilation: layer.dilation)
    inputShape = node.input
    outputShape = node.output
    weight = slots[0]
    bias = slots.dropFirst().first
    self.rectified = rectified
    images = ImageLayout(layer, input: node.input)
    suitsBFloat16 = layer.groups == 1 && node.input.dimensions[0] >= 8
    let sizes = weight.parameter.shape
    weightSizes =
      layer.groups == 1 ? sizes : [layer.groups, sizes[0] / layer.groups] + sizes[1...]
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let descriptor = try forward(compiler)
    let weightLayout = try descriptor.layout(dnnl_query_weights_md)
    if weight.layout == nil { weight.fix(.library(weightLayout.storing(.float32))) }
    bias?.fixPlain()
    let x = try compiler.converted(input, to: descriptor.layout(dnnl_query_src_md))
    let w = try compiler.converted(weight.value, to: weightLayout)
    let y = compiler.value(try descriptor.layout(dnnl_query_dst_md))
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, x.tensor, x.descriptor),
      (DNNLArgument.weights, w.tensor, w.descriptor),
      (DNNLArgument.result, y.tensor, y.descriptor),
    ]
    if let bias { arguments.append((DNNLArgument.bias, bias.values, biasLayout)) }
    try compiler.add(descriptor, arguments)
    (self.descriptor, self.input, output) = (descriptor, x, y)
    // Where this layer alone is in float32, those behind it need not be.
    return try compiler.converted(y, to: y.descriptor.storing(compiler.elementType))
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

  private var biasLayout: MemoryDescriptor { MemoryDescriptor(plain: [outputShape.dimensions[0]]) }

  /// Descriptions of input, weights and result.
  private typealias Descriptions = (
    source: dnnl_memory_desc_t, weights: dnnl_memory_desc_t, result: dnnl_memory_desc_t
  )

  /// The implementation in the layout and type that suit the shape; where the library has only its
  /// reference implementation for these, in the layout of its own choice, and at last in float32.
  private func implementation(
    _ compiler: PlanCompiler,
    _ compile: (Descriptions) throws(EngineError) -> PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    let type = suitsBFloat16 ? compiler.elementType : .float32
    for (images, type) in [(images, type), (.any, type)] where images != .any || type != .float32 {
      let preferred = try compile(descriptions(images, type, compiler))
      if !preferred.isReference { return preferred }
    }
    return try compile(descriptions(.any, .float32, compiler))
  }

  private func descriptions(
    _ images: ImageLayout, _ type: ElementType, _ compiler: PlanCompiler
  ) -> Descriptions {
    (
      images.descriptor([compiler.batchSize] + inputShape.dimensions, as: type).raw,
      MemoryDescriptor(any: weightSizes, as: type).raw,
      images.descriptor([compiler.batchSize] + outputShape.dimensions, as: type).raw
    )
  }

  private func forward(_ compiler: PlanCompiler) throws(EngineError) -> PrimitiveDescriptor {
    try implementation(compiler) { descriptions throws(EngineError) in
      var (source, weights, result) = descriptions
      var biases = biasLayout.raw
      var operation = dnnl_convolution_desc_t()
      let status = withUnsafePointer(to: &biases) {
        dnnl_dilated_convolution_forward_desc_init(
          &operation, dnnl_forward_training, dnnl_convolution_direct, &source, &weights,
          bias == nil ? nil : $0, &result, geometry.strides, geometry.dilates, geometry.padding,
          geometry.padding)
      }
      try Library.check(status, "describe a convolution")
      return try PrimitiveDescriptor(operation, "compile a convolution", rectified: rectified)
    }
  }

  /// dw[o, c, k, l] = Σ dy[o, i, j] · x[c, i·stride + k·dilation − padding, …] and db = Σ dy.
  private func addParameterGradients(
    _ gradient: Value, in compiler: PlanCompiler
  ) throws(EngineError) {
    guard let kept = input else { return }
    let input = kept.recompute?(compiler) ?? kept
    try compiler.addParameterGradients(
      weightsBackward(compiler), of: input, gradient, weight: weight, bias: bias)
  }

  private func weightsBackward(
    _ compiler: PlanCompiler
  ) throws(EngineError) -> PrimitiveDescriptor {
    try implementation(compiler) { descriptions throws(EngineError) in
      var (source, weights, result) = descriptions
      // Gradients of parameters are sums over the batch, kept in float32.
      weights.data_type = dnnl_f32
      var biases = biasLayout.raw
      var operation = dnnl_convolution_desc_t()
      let status = withUnsafePointer(to: &biases) {
        dnnl_dilated_convolution_backward_weights_desc_init(
          &operation, dnnl_convolution_direct, &source, &weights, bias == nil ? nil : $0,
          &result, geometry.strides, geometry.dilates, geometry.padding, geometry.padding)
      }
      try Library.check(status, "describe the gradient of a convolution's weights")
      return try PrimitiveDescriptor(
        operation, "compile the gradient of a convolution's weights", hint: descriptor)
    }
  }

  /// dx[c, …] = Σ w[o, c, k, l] · dy[o, …], over all places where x took part.
  private func addInputGradient(
    _ gradient: Value, in compiler: PlanCompiler
  ) throws(EngineError) -> Value {
    let backward = try inputBackward(compiler)
    let dy = try compiler.converted(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let w = try compiler.converted(weight.value, to: backward.layout(dnnl_query_weights_md))
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

  private func inputBackward(_ compiler: PlanCompiler) throws(EngineError) -> PrimitiveDescriptor {
    try implementation(compiler) { descriptions throws(EngineError) in
      var (source, weights, result) = descriptions
      var operation = dnnl_convolution_desc_t()
      try Library.check(
        dnnl_dilated_convolution_backward_data_desc_init(
          &operation, dnnl_convolution_direct, &source, &weights, &result, geometry.strides,
          geometry.dilates, geometry.padding, geometry.padding),
        "describe the gradient of a convolution's input")
      return try PrimitiveDescriptor(
        operation, "compile the gradient of a convolution's input", hint: descriptor)
    }
  }
}
