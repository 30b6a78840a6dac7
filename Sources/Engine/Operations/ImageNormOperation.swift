import COneDNN
import Networks

/// Batch normalisation of images, ReLU included where it follows, in the layout of its input.
///
/// While training, images in blocks go through kernels of our own.
final class ImageNormOperation: Operation {
  private let layer: BatchNorm
  private let name: String
  private let input: Shape
  private let weight: ParameterSlot?
  private let bias: ParameterSlot?
  private let running: RunningStatistics?
  private let rectified: Bool
  private var blocks: BlockNorm?
  private var descriptor: PrimitiveDescriptor?
  private var source: Value?
  private let mean: Tensor
  private let variance: Tensor
  /// Where ReLU let values through.
  private var workspace: (tensor: Tensor, layout: MemoryDescriptor)?

  init(
    _ layer: BatchNorm, _ node: Network.Node, _ slots: [ParameterSlot],
    _ buffers: [ParameterSlot], rectified: Bool
  ) {
    self.layer = layer
    self.rectified = rectified
    name = node.name
    input = node.input
    weight = slots.first
    bias = slots.dropFirst().first
    running = RunningStatistics(buffers, momentum: layer.momentum)
    mean = Tensor(byteCount: 4 * node.input.dimensions[0])
    variance = Tensor(byteCount: 4 * node.input.dimensions[0])
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    if let y = try addBlocks(input, adding: nil, rectified: rectified, in: compiler) { return y }
    for slot in [weight, bias] { slot?.fixPlain() }
    let descriptor = try forward(input.descriptor, compiler)
    let y = compiler.value(input.descriptor)
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, input.tensor, input.descriptor),
      (DNNLArgument.result, y.tensor, y.descriptor),
    ]
    arguments += parameterArguments + statisticsArguments(compiler)
    if rectified && compiler.mode == .training {
      let layout = try descriptor.layout(dnnl_query_workspace_md)
      let tensor = Tensor(byteCount: layout.byteCount)
      arguments.append((DNNLArgument.workspace, tensor, layout))
      workspace = (tensor, layout)
    }
    try compiler.add(descriptor, arguments)
    if compiler.mode == .training {
      running?.addUpdate(
        mean: mean, variance: variance, count: count(compiler), in: compiler)
    }
    (self.descriptor, source) = (descriptor, input)
    return y
  }

  /// Adds the steps forward in blocks, if the plan is for training and the images lie in them.
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
    guard compiler.mode == .training else { return nil }
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
      guard wantsInput || weight != nil else { return nil }
      let gradient = try compiler.converted(gradient, to: blocks.layout)
      return blocks.addBackward(gradient, wantsInput: wantsInput, in: compiler).input
    }
    guard let x = source, wantsInput || weight != nil else { return nil }
    let dy = try compiler.converted(gradient, to: x.descriptor)
    let dx = compiler.value(x.descriptor)
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, x.tensor, x.descriptor),
      (DNNLArgument.resultGradient, dy.tensor, dy.descriptor),
      (DNNLArgument.sourceGradient, dx.tensor, dx.descriptor),
    ]
    arguments += parameterArguments + statisticsArguments(compiler)
    if let weight {
      arguments.append((DNNLArgument.scaleGradient, weight.gradients, channels))
    }
    if let bias { arguments.append((DNNLArgument.shiftGradient, bias.gradients, channels)) }
    if let (tensor, layout) = workspace {
      arguments.append((DNNLArgument.workspace, tensor, layout))
    }
    try compiler.add(backward(x.descriptor), arguments)
    return wantsInput ? dx : nil
  }

  private var channels: MemoryDescriptor { MemoryDescriptor(plain: [input.dimensions[0]]) }

  private var parameterArguments: [Primitive.Argument] {
    var arguments: [Primitive.Argument] = []
    if let weight { arguments.append((DNNLArgument.scale, weight.values, channels)) }
    if let bias { arguments.append((DNNLArgument.shift, bias.values, channels)) }
    return arguments
  }

  /// The batch's statistics while training; in evaluation the running ones, if there are any.
  private func statisticsArguments(_ compiler: PlanCompiler) -> [Primitive.Argument] {
    if compiler.mode == .training {
      return [
        (DNNLArgument.mean, mean, channels), (DNNLArgument.variance, variance, channels),
      ]
    }
    guard let running else { return [] }
    return [
      (DNNLArgument.mean, running.mean, channels),
      (DNNLArgument.variance, running.variance, channels),
    ]
  }

  private func flags(_ mode: Mode) -> UInt32 {
    var flags = dnnl_normalization_flags_none.rawValue
    if weight != nil { flags |= dnnl_use_scale.rawValue }
    if bias != nil { flags |= dnnl_use_shift.rawValue }
    if rectified { flags |= dnnl_fuse_norm_relu.rawValue }
    if mode == .evaluation && running != nil { flags |= dnnl_use_global_stats.rawValue }
    return flags
  }

  private func forward(
    _ layout: MemoryDescriptor, _ compiler: PlanCompiler
  ) throws(EngineError) -> PrimitiveDescriptor {
    var data = layout.raw
    var operation = dnnl_batch_normalization_desc_t()
    let purpose = compiler.mode == .training ? dnnl_forward_training : dnnl_forward_inference
    try Library.check(
      dnnl_batch_normalization_forward_desc_init(
        &operation, purpose, &data, Float(layer.eps), flags(compiler.mode)),
      "describe a batch normalisation")
    return try PrimitiveDescriptor(operation, "compile a batch normalisation")
  }

  private func backward(_ layout: MemoryDescriptor) throws(EngineError) -> PrimitiveDescriptor {
    var data = layout.raw
    var operation = dnnl_batch_normalization_desc_t()
    let purpose = weight == nil ? dnnl_backward_data : dnnl_backward
    try Library.check(
      dnnl_batch_normalization_backward_desc_init(
        &operation, purpose, &data, &data, Float(layer.eps), flags(.training)),
      "describe a batch normalisation's gradient")
    return try PrimitiveDescriptor(
      operation, "compile a batch normalisation's gradient", hint: descriptor)
  }
}
