import COneDNN
import Networks

extension Conv2D: RunnableLayer {
  static var needsLibrary: Bool { true }

  static var fusesReLU: Bool { true }

  func operation(at site: OperationSite) -> any Operation {
    LibraryProductOperation(ConvolutionProduct(self, at: site), at: site)
  }
}

/// The convolution of oneDNN.
struct ConvolutionProduct: LibraryProduct {
  private let geometry: ConvolutionGeometry
  private let node: Network.Node
  /// The sizes of the weights, with the groups first if there are several.
  private let weightSizes: [Int]
  private let biases: dnnl_memory_desc_t
  private let images: ImageLayout
  /// Whether oneDNN has fast implementations in bfloat16 for it.
  private let suitsBFloat16: Bool

  init(_ layer: Conv2D, at site: OperationSite) {
    node = site.node
    geometry = ConvolutionGeometry(
      kernel: layer.kernelSize, stride: layer.stride, padding: layer.padding,
      dilation: layer.dilation)
    biases = MemoryDescriptor.bias(site.bias).raw
    let channels = node.input.dimensions[0]
    images = ImageLayout(
      channels: channels, outChannels: layer.outChannels, groups: layer.groups)
    suitsBFloat16 = layer.groups == 1 && channels >= 8
    let sizes = site.parameters[0].parameter.shape
    weightSizes =
      layer.groups == 1 ? sizes : [layer.groups, sizes[0] / layer.groups] + sizes[1...]
  }

  // The weights are small beside the images.
  let storesAsGradient = false

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
      images.descriptor([compiler.batchSize] + node.input.dimensions, as: type).raw,
      MemoryDescriptor(any: weightSizes, as: type).raw,
      images.descriptor([compiler.batchSize] + node.output.dimensions, as: type).raw
    )
  }

  func forward(
    _ compiler: PlanCompiler, rectified: Bool
  ) throws(EngineError) -> PrimitiveDescriptor {
    try implementation(compiler) { descriptions throws(EngineError) in
      var ((source, weights, result), biases) = (descriptions, biases)
      return try PrimitiveDescriptor(
        "a convolution", dnnl_convolution_desc_t(), rectified: rectified
      ) {
        dnnl_dilated_convolution_forward_desc_init(
          &$0, dnnl_forward_training, dnnl_convolution_direct, &source, &weights, &biases,
          &result, geometry.strides, geometry.dilates, geometry.padding, geometry.padding)
      }
    }
  }

  /// dw[o, c, k, l] = Σ dy[o, i, j] · x[c, i·stride + k·dilation − padding, …] and db = Σ dy.
  func weightsBackward(
    _ compiler: PlanCompiler, of input: Value, _ forward: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    try implementation(compiler) { descriptions throws(EngineError) in
      var ((source, weights, result), biases) = (descriptions, biases)
      // Gradients of parameters are sums over the batch, kept in float32.
      weights.data_type = dnnl_f32
      return try PrimitiveDescriptor(
        "the gradient of a convolution's weights", dnnl_convolution_desc_t(), hint: forward
      ) {
        dnnl_dilated_convolution_backward_weights_desc_init(
          &$0, dnnl_convolution_direct, &source, &weights, &biases, &result, geometry.strides,
          geometry.dilates, geometry.padding, geometry.padding)
      }
    }
  }

  /// dx[c, …] = Σ w[o, c, k, l] · dy[o, …], over all places where x took part.
  func inputBackward(
    _ compiler: PlanCompiler, _ forward: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    try implementation(compiler) { descriptions throws(EngineError) in
      var (source, weights, result) = descriptions
      return try PrimitiveDescriptor(
        "the gradient of a convolution's input", dnnl_convolution_desc_t(), hint: forward
      ) {
        dnnl_dilated_convolution_backward_data_desc_init(
          &$0, dnnl_convolution_direct, &source, &weights, &result, geometry.strides,
          geometry.dilates, geometry.padding, geometry.padding)
      }
    }
  }
}
