/// A kernel that slides over an image, and how far it reaches.
struct SlidingWindow {
  let kernel: Extent2D
  let stride: Extent2D
  let padding: Extent2D
  var dilation: Extent2D = 1
  /// Whether a last place counts that leaves the padded image.
  var ceilMode = false

  /// The number of places that the kernel takes on an image of this shape.
  ///
  /// ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1 in each direction; in `ceilMode`
  /// rounded up, but without a place that would begin beyond the image and its first padding.
  func output(for input: LayerInput) throws(NetworkError) -> Extent2D {
    let image = try input.image()
    let span = Extent2D(
      height: dilation.height * (kernel.height - 1) + 1,
      width: dilation.width * (kernel.width - 1) + 1)
    let (height, heightOverflow) = image.height.addingReportingOverflow(2 * padding.height)
    let (width, widthOverflow) = image.width.addingReportingOverflow(2 * padding.width)
    guard !heightOverflow && !widthOverflow else {
      throw input.error("a padding of \(padding) around \(image.shape) is too large", in: "padding")
    }
    let rows = places(
      of: span.height, within: height, stride.height, end: height - padding.height)
    let columns = places(of: span.width, within: width, stride.width, end: width - padding.width)
    guard let rows, let columns else {
      throw input.error(
        tooLarge(span, for: Extent2D(height: height, width: width), image), in: "kernel_size")
    }
    return Extent2D(height: rows, width: columns)
  }

  /// The number of places in one direction.
  ///
  /// - Parameters:
  ///   - span: The reach of the kernel.
  ///   - size: The size of the padded image.
  ///   - stride: The distance between neighbouring places.
  ///   - end: Where the image ends, without its last padding.
  /// - Returns: The number, or nil if there are none.
  private func places(of span: Int, within size: Int, _ stride: Int, end: Int) -> Int? {
    guard ceilMode else { return span <= size ? (size - span) / stride + 1 : nil }
    let rest = size - span
    guard rest > -stride else { return nil }
    let last = rest > 0 ? (rest - 1) / stride + 1 : 0
    // A place that begins beyond the image sees nothing of it.
    return last <= (end - 1) / stride ? last + 1 : last
  }

  /// The result of a pooling.
  ///
  /// Refuses a padding beyond half a kernel, as PyTorch does: a window could miss the image altogether.
  func pooled(_ input: LayerInput) throws(NetworkError) -> Shape {
    let extent = try output(for: input)
    guard padding.height <= kernel.height / 2 && padding.width <= kernel.width / 2 else {
      throw input.error(
        "padding may be at most half the kernel_size \(kernel), not \(padding)", in: "padding")
    }
    return try input.imageShape(input.image().channels, extent)
  }

  private func tooLarge(_ span: Extent2D, for padded: Extent2D, _ image: Image) -> String {
    let dilated = dilation == 1 ? "" : ", \(span) by its dilation,"
    let around = padding == 0 ? "" : ", \(padded) with its padding"
    return "a kernel of \(kernel)\(dilated) is larger than the layer's input "
      + "\(image.shape)\(around)"
  }
}
