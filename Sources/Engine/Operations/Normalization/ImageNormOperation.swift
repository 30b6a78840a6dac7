import COneDNN
import Networks

extension BatchNorm2D: RunnableLayer {
  static var needsLibrary: Bool { true }

  static var fusesReLU: Bool { true }

  func operation(at site: OperationSite) -> any Operation { ImageNormOperation(self, at: site) }
}

/// Batch normalisation of images, ReLU included where it follows, in the layout of its input.
///
/// While training, images in blocks go through kernels of our own.
final class ImageNormOperation: Operation {
  private let layer: BatchNorm2D
  private let name: String
  private let input: Shape
  private let weight: ParameterSlot?
  private let bias: ParameterSlot?
  private let running: RunningStatistics?
  /// Whether ReLU follows.
  let isRectified: Bool
  private var blocks: BlockNorm?
  private var descriptor: PrimitiveDescriptor?
  private var source: Value?
  private let mean: Tensor
  private let variance: Tensor
  /// Where ReLU let values through.
  private var workspace: (tensor: Tensor, layout: MemoryDescriptor)?

  init(_ layer: BatchNorm2D, at site: OperationSite) {
    self.layer = layer
    isRectified = site.isRectified
    (name, input) = (site.node.name, site.node.input)
    (weight, bias) = (site.weight, site.bias)
    running = RunningStatistics(site.buffers, momentum: layer.momentum)
    mean = Tensor(byteCount: 4 * input.dimensions[0])
    variance = Tensor(byteCount: 4 * input.dimensions[0])
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    if let y = try addBlocks(input, adding: nil, rectified: isRectified, in: compiler) { return y }
    for slot in [weight, bias] { slot?.fixPlain() }
    let descriptor = try forward(input.descriptor, compiler)
    let y = compiler.value(input.descriptor)
    if isRectified && compiler.mode == .training { workspace = try descriptor.workspace() }
    try compiler.add(
      descriptor,
      [.source(input), .result(y)] + parameterArguments + statisticsArguments(compiler)
        + workspaceArguments)
    if usesBatch(compiler.mode) {
      running?.addUpdate(
        mean: mean, variance: variance, count: count(compiler), in: compiler)
    }
    (self.descriptor, source) = (descriptor, input)
    return y
  }

  /// Adds the steps forward in blocks, if the plan is for training by the batch's statistics and the images
  /// lie in them.
  ///
  /// - Parameters:
  ///   - input: The images.
  ///   - added: What is added to the result, in the layout of the input.
  ///   - rectified: Whether ReLU follows.
  ///   - compiler: The plan being compiled.
  /// - Returns: The result, or nil where nothing was added to the plan.
  /// - Throws: `EngineError` where the batch holds a single value of each channel.
  func addBlocks(
    _ input: Value, adding added: Value?, rectified: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard usesBatch(compiler.mode) else { return nil }
    if count(compiler) == 1 {
      throw EngineError(
        "batch_norm2d needs more than one value per channel in training: layer '\(name)' "
          + "would see batches of one sample of \(self.input)")
    }
    for slot in [weight, bias] { slot?.fixPlain() }
    let channels = self.input.dimensions[0]
    let parameters = BlockNorm.Parameters(
      weight: weight, bias: bias, mean: mean, variance: variance)
    blocks = BlockNorm(
      input, channels: channels, eps: layer.eps, parameters, rectified: rectified)
    guard let blocks else { return nil }
    let y = blocks.addForward(input, adding: added, in: compiler)
    running?.addUpdate(mean: mean, variance: variance, count: count(compiler), in: compiler)
    return y
  }

  /// The values of each channel in a batch.
  private func count(_ compiler: PlanCompiler) -> Int {
    input.dimensions[1...].reduce(compiler.batchSize, *)
  }

  /// Adds the steps backward in blocks; `addBlocks` must have given a result.
  ///
  /// - Returns: The gradients of the input, if it is wanted, and of what was added.
  func addBlocksBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) -> (input: Value?, added: Value?) {
    guard let blocks else { return (nil, nil) }
    return blocks.addBackward(gradient, wantsInput: wantsInput, in: compiler)
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    if let blocks {
      guard wantsInput || trains else { return nil }
      let gradient = try compiler.converted(gradient, to: blocks.layout)
      return blocks.addBackward(gradient, wantsInput: wantsInput, in: compiler).input
    }
    guard let x = source, wantsInput || trains else { return nil }
    let dy = try compiler.converted(gradient, to: x.descriptor)
    let dx = compiler.value(x.descriptor)
    var arguments: [Primitive.Argument] = [.source(x), .resultGradient(dy), .sourceGradient(dx)]
    arguments += parameterArguments + statisticsArguments(compiler) + workspaceArguments
    if let weight { arguments.append(.scaleGradient(weight.gradient)) }
    if let bias { arguments.append(.shiftGradient(bias.gradient)) }
    try compiler.add(backward(x.descriptor), arguments)
    return wantsInput ? dx : nil
  }

  /// Whether gradients of its parameters are wanted.
  private var trains: Bool { weight?.isTrainable == true || bias?.isTrainable == true }

  private var parameterArguments: [Primitive.Argument] {
    (weight.map { [.scale($0.value)] } ?? []) + (bias.map { [.shift($0.value)] } ?? [])
  }

  private var workspaceArguments: [Primitive.Argument] {
    workspace.map { [.workspace($0)] } ?? []
  }

  /// Whether a plan for training normalises by the statistics of its batches, which move the running ones.
  private func usesBatch(_ mode: Mode) -> Bool { mode == .training && running?.isFixed != true }

  /// The batch's statistics while training; in evaluation, or where they are fixed, the running ones, if there
  /// are any.
  private func statisticsArguments(_ compiler: PlanCompiler) -> [Primitive.Argument] {
    let usesBatch = usesBatch(compiler.mode)
    guard let mean = usesBatch ? mean : running?.mean,
      let variance = usesBatch ? variance : running?.variance
    else { return [] }
    let channels = [input.dimensions[0]]
    return [
      .mean(Value(mean, plain: channels)), .variance(Value(variance, plain: channels)),
    ]
  }

  private func flags(_ mode: Mode) -> UInt32 {
    var flags = dnnl_normalization_flags_none.rawValue
    if weight != nil { flags |= dnnl_use_scale.rawValue }
    if bias != nil { flags |= dnnl_use_shift.rawValue }
    if isRectified { flags |= dnnl_fuse_norm_relu.rawValue }
    if !usesBatch(mode) && running != nil { flags |= dnnl_use_global_stats.rawValue }
    return flags
  }

  private func forward(
    _ layout: MemoryDescriptor, _ compiler: PlanCompiler
  ) throws(EngineError) -> PrimitiveDescriptor {
    var data = layout.raw
    let purpose = compiler.mode == .training ? dnnl_forward_training : dnnl_forward_inference
    return try PrimitiveDescriptor("a batch normalisation", dnnl_batch_normalization_desc_t()) {
      dnnl_batch_normalization_forward_desc_init(
        &$0, purpose, &data, Float(layer.eps), flags(compiler.mode))
    }
  }

  private func backward(_ layout: MemoryDescriptor) throws(EngineError) -> PrimitiveDescriptor {
    var data = layout.raw
    let purpose = weight == nil ? dnnl_backward_data : dnnl_backward
    return try PrimitiveDescriptor(
      "a batch normalisation's gradient", dnnl_batch_normalization_desc_t(), hint: descriptor
    ) {
      dnnl_batch_normalization_backward_desc_init(
        &$0, purpose, &data, &data, Float(layer.eps), flags(.training))
    }
  }
}
