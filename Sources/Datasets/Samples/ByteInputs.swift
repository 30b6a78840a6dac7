/// Inputs kept as one byte a number: a quarter of the memory of floats.
///
/// A byte of a channel stands for `byte × scale + offset`; it becomes a float when a batch is
/// gathered.
struct ByteInputs: Sendable, Equatable {
  /// The bytes, row-major `[count, inputSize]`.
  let bytes: PixelBytes
  /// What a byte is multiplied with: one number for all, or one a channel.
  private(set) var scale: [Double]
  /// What is then added, as many numbers: what the byte 0 stands for.
  private(set) var offset: [Double]

  /// Takes bytes as pixels: 0 stands for 0 and 255 for 1, `byte / 255` to the nearest float.
  init(pixels: PixelBytes) {
    bytes = pixels
    scale = [1 / 255]
    offset = [0]
  }

  /// Normalizes by other factors instead of other bytes; of `channels` each has a number of its
  /// own, if there is more than 1.
  mutating func normalize(_ normalization: Normalization, channels: Int) {
    let (scales, offsets) = (scale, offset)
    let pairs = (0..<max(channels, scales.count)).map { channel in
      let (mean, deviation) = normalization.numbers(of: channel)
      let old = scales.count == 1 ? 0 : channel
      return (scales[old] / Double(deviation), (offsets[old] - Double(mean)) / Double(deviation))
    }
    scale = pairs.map(\.0)
    offset = pairs.map(\.1)
  }

  /// Converts the bytes of some samples into consecutive rows.
  func gather(
    _ indices: some Collection<Int>, width: Int, count: Int,
    into target: UnsafeMutableBufferPointer<Float>
  ) {
    let length = width / scale.count
    bytes.readAhead(indices, width: width)
    bytes.withUnsafeBufferPointer { bytes in
      guard let from = bytes.baseAddress, var to = target.baseAddress else { return }
      for index in indices {
        precondition(index >= 0 && index < count, "there is no such sample")
        for channel in scale.indices {
          Self.convert(
            from + index * width + channel * length, length, scale[channel], offset[channel],
            to: to + channel * length)
        }
        to += width
      }
    }
  }

  /// Converts consecutive bytes, so that `byte / 255` is the nearest float.
  ///
  /// The compiler makes vector instructions of this loop. The scale is split into a part whose
  /// products with bytes are exact, and a small rest, which is as good as double precision and
  /// twice as fast.
  private static func convert(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ scale: Double, _ offset: Double,
    to numbers: UnsafeMutablePointer<Float>
  ) {
    // The upper 16 bits of the 24 in a float leave room for the 8 of a byte.
    let exact = Float(bitPattern: Float(scale).bitPattern & 0xFFFF_FF00)
    let rest = Float(scale - Double(exact))
    let offset = Float(offset)
    for i in 0..<count {
      let byte = Float(bytes[i])
      numbers[i] = byte * exact + (byte * rest + offset)
    }
  }
}
