/// A kernel that slides over an image, and how far it reaches.
struct SlidingWindow {
  let kernel: Extent2D
  let stride: Extent2D
  let padding: Extent2D
  var dilation: Extent2D = 1

  /// The largest value of an argument: sums and products of two stay countable.
  private static let limit = 1 << 30

  /// The number of places that the kernel takes on an image of this shape.
  ///
  /// ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1 in each direction.
  func output(of image: Image) throws(Mistake) -> Extent2D {
    try check(kernel, "kernel_size", atLeast: 1)
    try check(stride, "stride", atLeast: 1)
    try check(padding, "padding", atLeast: 0)
    try check(dilation, "dilation", atLeast: 1)
    let span = Extent2D(
      height: dilation.height * (kernel.height - 1) + 1,
      width: dilation.width * (kernel.width - 1) + 1)
    let (height, heightOverflow) = image.height.addingReportingOverflow(2 * padding.height)
    let (width, widthOverflow) = image.width.addingReportingOverflow(2 * padding.width)
    guard !heightOverflow && !widthOverflow else {
      throw Mistake("padding", "a padding of \(padding) around \(image.shape) is too large")
    }
    guard span.height <= height && span.width <= width else {
      throw Mistake(
        "kernel_size", tooLarge(span, for: Extent2D(height: height, width: width), image))
    }
    return Extent2D(
      height: (height - span.height) / stride.height + 1,
      width: (width - span.width) / stride.width + 1)
  }

  /// Refuses a padding beyond half a kernel, as PyTorch's pooling does: a window could miss the
  /// image altogether.
  func checkPooling() throws(Mistake) {
    guard padding.height <= kernel.height / 2 && padding.width <= kernel.width / 2 else {
      throw Mistake(
        "padding", "padding may be at most half the kernel_size \(kernel), not \(padding)")
    }
  }

  private func tooLarge(_ span: Extent2D, for padded: Extent2D, _ image: Image) -> String {
    let dilated = dilation == 1 ? "" : ", \(span) by its dilation,"
    let around = padding == 0 ? "" : ", \(padded) with its padding"
    return "a kernel of \(kernel)\(dilated) is larger than the layer's input "
      + "\(image.shape)\(around)"
  }

  private func check(_ extent: Extent2D, _ argument: String, atLeast least: Int) throws(Mistake) {
    for size in [extent.height, extent.width] where !(least...SlidingWindow.limit).contains(size) {
      throw Mistake(
        argument, "\(argument) must be between \(least) and \(SlidingWindow.limit), not \(size)")
    }
  }
}
