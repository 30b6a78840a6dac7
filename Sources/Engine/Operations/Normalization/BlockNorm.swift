import CKernels
import Networks

/// Batch normalisation of images in blocks of 16 channels while training, with kernels of our own.
///
/// The sum with another branch and ReLU are parts of it: forward the images are read twice and
/// written once, whatever follows.
final class BlockNorm {
  /// A layer's parameters and the statistics of a batch.
  struct Parameters {
    let weight: ParameterSlot?
    let bias: ParameterSlot?
    let mean: Tensor
    let variance: Tensor

    /// What they read and write.
    var tensors: [Tensor] { [weight?.values, bias?.values, mean, variance].compactMap(\.self) }

    /// What their gradients are written to.
    var gradients: [Tensor] {
      [weight?.wantedGradients, bias?.wantedGradients].compactMap(\.self)
    }
  }

  private let kernel: BlockNormKernel
  private let parameters: Parameters
  private let rectified: Bool
  private let numbers: Tensor
  private let slabs: ck_slab_kernels
  /// The size of an element in bytes.
  private let size: Int
  /// The layout of all images here.
  let layout: MemoryDescriptor
  private var input: Value?
  private var added: Value?
  private var output: Value?

  /// Prepares a normalisation of images, or nil where they do not lie in blocks.
  init?(
    _ input: Value, channels: Int, eps: Double, _ parameters: Parameters, rectified: Bool
  ) {
    guard input.dimensions.count == 4,
      input.descriptor
        == MemoryDescriptor(blocks: input.dimensions, as: input.descriptor.elementType)
    else { return nil }
    slabs =
      switch input.descriptor.elementType {
      case .float32: MachineKernels.best.float32_slabs
      case .bfloat16: MachineKernels.best.bfloat16_slabs
      }
    layout = input.descriptor
    size = input.descriptor.elementType.byteCount
    kernel = BlockNormKernel(
      images: input.dimensions[0], channels: channels,
      pixels: input.dimensions[2] * input.dimensions[3], eps: Float(eps))
    (self.parameters, self.rectified) = (parameters, rectified)
    numbers = Tensor(byteCount: kernel.numbersByteCount)
  }

  /// Adds the steps forward.
  ///
  /// - Parameters:
  ///   - input: The images.
  ///   - added: What is added to the result before ReLU, in the same layout.
  ///   - compiler: The plan being compiled.
  /// - Returns: The result, in the same layout.
  func addForward(_ input: Value, adding added: Value?, in compiler: PlanCompiler) -> Value {
    var output = compiler.value(input.descriptor)
    (self.input, self.added, self.output) = (input, added, output)
    let sums = Tensor(byteCount: kernel.sumsByteCount)
    let (x, y, other, numbers) = (input.tensor, output.tensor, added?.tensor, self.numbers)
    let (kernel, slabs, size) = (self.kernel, self.slabs, self.size)
    let sum = SplitStep { images in
      kernel.eachSlab(of: images) { block, elements, at in
        slabs.moments(
          x.start + size * elements, numbers.floatStart + block * BlockNormKernel.width,
          sums.doubleStart + at, kernel.pixels)
      }
    }
    let normalize = normalization(of: x, adding: other, to: y)
    let type = input.descriptor.elementType
    let (finish, workers) = (finishForward(sums), compiler.workers)
    compiler.add([x, y, sums, numbers] + (other.map { [$0] } ?? []) + parameters.tensors) { _ in
      kernel.takeShift(x.start, type, numbers: numbers.floatStart)
      workers.split(kernel.images, sum)
      finish()
      workers.split(kernel.images, normalize)
    }
    if added == nil, y.byteCount >= Self.worthRecomputing {
      output.recompute = { [self] in recomputed(input, like: output, in: $0) }
    }
    return output
  }

  /// The size of a result, in bytes, from which it is computed once more for backward, from its input
  /// that is kept anyhow: a pass over memory instead of the memory.
  private static let worthRecomputing = 8 << 20

  private func recomputed(
    _ input: Value, like output: Value, in compiler: PlanCompiler
  ) -> Value {
    let result = compiler.value(output.descriptor)
    let (kernel, workers) = (self.kernel, compiler.workers)
    let normalize = normalization(of: input.tensor, adding: nil, to: result.tensor)
    compiler.add([input.tensor, result.tensor, numbers]) { _ in
      workers.split(kernel.images, normalize)
    }
    return result
  }

  /// y = x scale + offset, with another branch and ReLU where they follow.
  private func normalization(
    of x: Tensor, adding other: Tensor?, to y: Tensor
  ) -> SplitStep {
    let (kernel, slabs, size, numbers) = (self.kernel, self.slabs, self.size, self.numbers)
    let rectified: Int32 = self.rectified ? 1 : 0
    return SplitStep { images in
      kernel.eachSlab(of: images) { block, elements, _ in
        var norm = kernel.norm(numbers.floatStart, block: block)
        slabs.normalize(
          x.start + size * elements, other.map { $0.start + size * elements },
          y.start + size * elements, &norm, kernel.pixels, rectified)
      }
    }
  }

  private func finishForward(_ sums: Tensor) -> () -> Void {
    let (kernel, parameters, numbers) = (self.kernel, self.parameters, self.numbers)
    let (weight, bias) = (parameters.weight?.values, parameters.bias?.values)
    return {
      let (weights, biases) = (weight.floats, bias.floats)
      kernel.finishMoments(
        sums.doubleStart,
        weight: { weights.isEmpty ? 1 : weights[$0] },
        bias: { biases.isEmpty ? 0 : biases[$0] },
        mean: parameters.mean.floats, variance: parameters.variance.floats,
        numbers: numbers.floatStart)
    }
  }

  /// Adds the steps backward.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of the result, in its layout.
  ///   - wantsInput: Whether the gradient of the input is needed.
  ///   - compiler: The plan being compiled.
  /// - Returns: The gradients of the input, if it is wanted, and of what was added.
  func addBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) -> (input: Value?, added: Value?) {
    guard let input, let output else { return (nil, nil) }
    // With another branch the gradient behind ReLU is kept, which is that branch's gradient too.
    let keepsPassed = added != nil && rectified
    let passed = keepsPassed ? compiler.writable(gradient) : gradient
    if added != nil { compiler.protect(passed) }
    let sums = Tensor(byteCount: kernel.sumsByteCount)
    addSums(
      gradient, of: input, (output, passed), keepsPassed: keepsPassed, sums, in: compiler)
    guard wantsInput else { return (nil, added == nil ? nil : passed) }
    let dx = compiler.writable(passed)
    addPropagation(
      passed, of: input, to: dx, rectified: rectified && !keepsPassed, in: compiler)
    return (dx, added == nil ? nil : passed)
  }

  private func addSums(
    _ gradient: Value, of input: Value, _ result: (output: Value, passed: Value),
    keepsPassed: Bool, _ sums: Tensor, in compiler: PlanCompiler
  ) {
    let (kernel, slabs, size, numbers) = (self.kernel, self.slabs, self.size, self.numbers)
    let rectified: Int32 = self.rectified ? 1 : 0
    let (x, dy, y, passed) = (
      input.tensor, gradient.tensor, result.output.tensor, result.passed.tensor
    )
    let sum = SplitStep { images in
      kernel.eachSlab(of: images) { block, elements, at in
        var norm = kernel.norm(numbers.floatStart, block: block)
        slabs.gradient_moments(
          x.start + size * elements, dy.start + size * elements,
          keepsPassed ? y.start + size * elements : nil,
          keepsPassed ? passed.start + size * elements : nil, &norm, sums.doubleStart + at,
          kernel.pixels, rectified)
      }
    }
    let (variance, workers) = (parameters.variance, compiler.workers)
    let (weight, bias) = (parameters.weight?.wantedGradients, parameters.bias?.wantedGradients)
    let tensors = [x, dy, numbers, sums, variance] + (keepsPassed ? [y, passed] : [])
    compiler.add(tensors + parameters.gradients) { _ in
      workers.split(kernel.images, sum)
      kernel.finishGradient(
        sums.doubleStart, variance: variance.floats, weightGradient: weight.floats,
        biasGradient: bias.floats, numbers: numbers.floatStart)
    }
  }

  private func addPropagation(
    _ gradient: Value, of input: Value, to result: Value, rectified: Bool,
    in compiler: PlanCompiler
  ) {
    let (kernel, slabs, size, numbers) = (self.kernel, self.slabs, self.size, self.numbers)
    let rectified: Int32 = rectified ? 1 : 0
    let (x, dy, dx) = (input.tensor, gradient.tensor, result.tensor)
    let propagate = SplitStep { images in
      kernel.eachSlab(of: images) { block, elements, _ in
        var norm = kernel.norm(numbers.floatStart, block: block)
        slabs.propagate(
          x.start + size * elements, dy.start + size * elements, dx.start + size * elements, &norm,
          kernel.pixels, rectified)
      }
    }
    let workers = compiler.workers
    compiler.add([x, dy, dx, numbers]) { _ in workers.split(kernel.images, propagate) }
  }
}
