import CKernels

/// Batch normalisation of images in blocks of 16 channels, slab by slab: `[images, blocks, pixels,
/// 16]`.
///
/// Sums are over the slabs in their order, so they do not depend on the number of workers.
struct BlockNormKernel {
  static let width = 16

  let images: Int
  let channels: Int
  let pixels: Int
  let eps: Float

  /// Blocks of channels, the last one filled up with zeros.
  var blocks: Int { (channels + Self.width - 1) / Self.width }

  /// The size of the sums of all slabs, in bytes.
  var sumsByteCount: Int { 8 * images * blocks * 2 * Self.width }

  /// The size of the numbers that a normalisation uses, in bytes.
  var numbersByteCount: Int { 4 * 5 * blocks * Self.width }

  /// Calls back for each slab of some images, with the offset of its elements and of its sums.
  func eachSlab(
    of part: Range<Int>, _ body: (_ block: Int, _ elements: Int, _ sums: Int) -> Void
  ) {
    for slab in part.lowerBound * blocks..<part.upperBound * blocks {
      body(slab % blocks, slab * pixels * Self.width, slab * 2 * Self.width)
    }
  }

  /// The numbers of one block within those of all.
  func norm(_ numbers: UnsafeMutablePointer<Float>, block: Int) -> ck_norm {
    func array(_ index: Int) -> UnsafeMutablePointer<Float> {
      numbers + (index * blocks + block) * Self.width
    }
    return ck_norm(
      mean: array(0), scale: array(1), offset: array(2), slope: array(3), constant: array(4))
  }

  /// The place of one of the five numbers of a channel.
  func index(_ number: Int, channel: Int) -> Int { number * blocks * Self.width + channel }

  /// A channel's two sums over all images.
  func total(_ sums: UnsafeMutablePointer<Double>, channel: Int) -> (Double, Double) {
    let stride = 2 * Self.width * blocks
    let start = channel / Self.width * 2 * Self.width + channel % Self.width
    var (first, second) = (0.0, 0.0)
    for image in 0..<images {
      first += sums[start + image * stride]
      second += sums[start + image * stride + Self.width]
    }
    return (first, second)
  }

  /// Takes the first pixel for the point around which moments are summed, where the means go later.
  ///
  /// Squares of numbers far from zero would leave nothing of their variance.
  func takeShift(
    _ x: UnsafeMutableRawPointer, _ type: ElementType, numbers: UnsafeMutablePointer<Float>
  ) {
    for channel in 0..<blocks * Self.width {
      let place = channel / Self.width * pixels * Self.width + channel % Self.width
      switch type {
      case .float32: numbers[channel] = x.assumingMemoryBound(to: Float.self)[place]
      case .bfloat16:
        let half = x.assumingMemoryBound(to: UInt16.self)[place]
        numbers[channel] = Float(bitPattern: UInt32(half) << 16)
      }
    }
  }

  /// Turns the moments around what `takeShift` took into mean and variance, and into what normalises.
  func finishMoments(
    _ sums: UnsafeMutablePointer<Double>, weight: (Int) -> Float, bias: (Int) -> Float,
    mean: UnsafeMutableBufferPointer<Float>,
    variance: UnsafeMutableBufferPointer<Float>, numbers: UnsafeMutablePointer<Float>
  ) {
    let share = 1 / Double(images * pixels)
    for channel in 0..<channels {
      let (first, second) = total(sums, channel: channel)
      let distance = first * share
      mean[channel] = Float(Double(numbers[index(0, channel: channel)]) + distance)
      variance[channel] = Float(max(0, second * share - distance * distance))
      let scale = weight(channel) / (variance[channel] + eps).squareRoot()
      numbers[index(0, channel: channel)] = mean[channel]
      numbers[index(1, channel: channel)] = scale
      numbers[index(2, channel: channel)] = bias(channel) - mean[channel] * scale
    }
  }

  /// Turns the moments of the gradient into those of weight and bias, and into what gives the
  /// input's: dx = scale · (dy − Σdy/n − (x − mean) · Σ(dy (x − mean)) / (n · (variance + eps))).
  func finishGradient(
    _ sums: UnsafeMutablePointer<Double>, variance: UnsafeMutableBufferPointer<Float>,
    weightGradient: UnsafeMutableBufferPointer<Float>,
    biasGradient: UnsafeMutableBufferPointer<Float>, numbers: UnsafeMutablePointer<Float>
  ) {
    let share = 1 / Double(images * pixels)
    for channel in 0..<channels {
      let (direct, weighted) = total(sums, channel: channel)
      let spread = Double(variance[channel] + eps)
      let scale = Double(numbers[index(1, channel: channel)])
      if !weightGradient.isEmpty { weightGradient[channel] = Float(weighted / spread.squareRoot()) }
      if !biasGradient.isEmpty { biasGradient[channel] = Float(direct) }
      numbers[index(3, channel: channel)] = Float(-scale * weighted * share / spread)
      numbers[index(4, channel: channel)] = Float(-scale * direct * share)
    }
  }
}
