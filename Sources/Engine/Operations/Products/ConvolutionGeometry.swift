import Networks

/// A convolution's or pooling's sizes in oneDNN's terms.
struct ConvolutionGeometry {
  let kernel: [Int64]
  let strides: [Int64]
  /// oneDNN counts the elements that are skipped: 0 is dense.
  let dilates: [Int64]
  let padding: [Int64]

  init(kernel: Extent2D, stride: Extent2D, padding: Extent2D, dilation: Extent2D = 1) {
    self.kernel = kernel.sizes
    strides = stride.sizes
    dilates = dilation.sizes.map { $0 - 1 }
    self.padding = padding.sizes
  }

  /// The sizes of a pooling.
  init(_ layer: some Pooling2D) {
    self.init(
      kernel: layer.kernelSize, stride: layer.stride ?? layer.kernelSize, padding: layer.padding)
  }

  /// The padding behind an image: as before it, or as far as the last window reaches.
  func endPadding(from input: Shape, to output: Shape) -> [Int64] {
    (0..<2).map { axis in
      let (size, count) = (Int64(input.dimensions[1 + axis]), Int64(output.dimensions[1 + axis]))
      let reach = (count - 1) * strides[axis] + (kernel[axis] - 1) * (dilates[axis] + 1) + 1
      return max(padding[axis], reach - padding[axis] - size)
    }
  }
}

extension Extent2D {
  fileprivate var sizes: [Int64] { [Int64(height), Int64(width)] }
}
