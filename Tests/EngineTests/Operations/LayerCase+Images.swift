import Networks

extension LayerCase {
  private static let norm: any Layer = BatchNorm2D()
  private static let fixed: any Layer = BatchNorm2D { $0.affine = false }

  /// Layers of images, in the layouts that oneDNN chooses.
  static let images: [LayerCase] = [
    LayerCase(.images, "conv2d") { [Conv2D($0, 3)] },
    LayerCase(.images, "conv2d with padding 2") { _ in [Conv2D(3, 3, padding: 2)] },
    LayerCase(.images, "conv2d with stride 3") { [Conv2D($0, 3, stride: 3)] },
    LayerCase(.images, "conv2d with dilation 2") { [Conv2D($0, 3, padding: 1, dilation: 2)] },
    LayerCase(.images, "conv2d with a group for each channel") { [Conv2D(2 * $0, 3, groups: $0)] },
    LayerCase(.images, "conv2d with two groups") {
      [Conv2D(2 * $0, 1), Conv2D(34, 3, padding: 1, groups: 2)]
    },
    LayerCase(.images, "conv2d with oblong arguments") {
      [
        Conv2D(
          $0, Extent2D(height: 3, width: 2), stride: Extent2D(height: 2, width: 1),
          padding: Extent2D(height: 0, width: 1), dilation: Extent2D(height: 1, width: 3))
      ]
    },
    LayerCase(.images, "conv2d without bias") { [Conv2D($0, 3, padding: 1, bias: false)] },
    LayerCase(.images, "conv2d with relu") { [Conv2D($0, 3, padding: 1), ReLU()] },
    LayerCase(.images, "max_pool2d") { _ in [MaxPool2D(2)] },
    LayerCase(.images, "max_pool2d with overlaps and padding") { _ in
      [MaxPool2D(3, stride: 2, padding: 1)]
    },
    LayerCase(.images, "max_pool2d with relu") { _ in [MaxPool2D(2), ReLU()] },
    LayerCase(.images, "avg_pool2d") { _ in [AveragePool2D(2)] },
    LayerCase(.images, "avg_pool2d with padding") { _ in [AveragePool2D(3, stride: 2, padding: 1)]
    },
    LayerCase(.images, "avg_pool2d without counting padding") { _ in
      [AveragePool2D(3, stride: 2, padding: 1, countIncludePad: false)]
    },
    LayerCase(.images, "adaptive_avg_pool2d") { _ in
      [AdaptiveAveragePool2D(Extent2D(height: 3, width: 2))]
    },
    LayerCase(.images, "batch_norm2d") { _ in [norm] },
    LayerCase(.images, "batch_norm2d with relu") { _ in [norm, ReLU()] },
    LayerCase(.images, "batch_norm2d without weights") { [fixed, Conv2D($0, 3)] },
    LayerCase(.images, "group_norm") { _ in [GroupNorm(1)] },
    LayerCase(.images, "group_norm of each channel without weights") { channels in
      [GroupNorm { ($0.numGroups, $0.affine) = (channels, false) }, Conv2D(channels, 3)]
    },
    LayerCase(.images, "group_norm of pairs") {
      [Conv2D(2 * $0, 3), GroupNorm($0), Conv2D(3, 1), SiLU()]
    },
    LayerCase(.images, "local_response_norm") { _ in
      [LocalResponseNorm { ($0.size, $0.alpha, $0.k) = (5, 0.8, 0.7) }, SiLU()]
    },
    LayerCase(.images, "local_response_norm of an even size") { _ in
      [LocalResponseNorm { ($0.size, $0.alpha, $0.beta, $0.k) = (4, 0.8, 1.3, 2) }, SiLU()]
    },
    LayerCase(.images, "dropout2d") { [Dropout2D(0.4), Conv2D($0, 3)] },
    LayerCase(.images, "softmax") { _ in [Softmax(), AveragePool2D(3)] },
    LayerCase(.images, "log_softmax") { _ in [LogSoftmax(), AveragePool2D(3)] },
    LayerCase(.images, "residual") { [Residual([Conv2D($0, 3, padding: 1), norm])] },
    LayerCase(.images, "residual with a shortcut and relu") {
      [
        Residual(
          [Conv2D(2 * $0, 3, stride: 2, padding: 1), norm, ReLU(), Conv2D(2 * $0, 1)],
          shortcut: [Conv2D(2 * $0, 1, stride: 2, bias: false), norm]), ReLU(),
      ]
    },
    LayerCase(.images, "residual whose branches write over their gradients") {
      [
        Residual(
          [Conv2D($0, 1), ReLU()], shortcut: [LeakyReLU { $0.negativeSlope = 0.2 }, ReLU()]),
        Residual([Conv2D($0, 1), ReLU()]), AveragePool2D(3),
      ]
    },
    LayerCase(.images, "residual within residual") {
      [Residual([Conv2D($0, 1), Residual([Tanh()]), SiLU()], shortcut: [Residual([SiLU()])])]
    },
    LayerCase(.images, "activations and dropout") { _ in
      [SiLU(), Dropout(0.3), Softplus(), GELU(), LayerNorm()]
    },
    LayerCase(.images, "conv2d with stride 3, padding 3 and dilation 2") {
      [Conv2D(2 * $0, 3, stride: 3, padding: 3, dilation: 2, groups: $0)]
    },
    LayerCase(.images, "max_pool2d with stride 3 and padding 2") { _ in
      [MaxPool2D(5, stride: 3, padding: 2)]
    },
    LayerCase(.images, "max_pool2d with ceil_mode") { _ in
      [MaxPool2D(Extent2D(height: 2, width: 4), stride: 3, padding: 1, ceilMode: true)]
    },
    LayerCase(.images, "avg_pool2d with stride 3 and padding 2") { _ in
      [AveragePool2D(5, stride: 3, padding: 2)]
    },
    LayerCase(.images, "avg_pool2d with ceil_mode") { _ in
      [AveragePool2D(Extent2D(height: 2, width: 4), stride: 3, padding: 1, ceilMode: true)]
    },
    LayerCase(.images, "avg_pool2d with ceil_mode without counting padding") { _ in
      [
        AveragePool2D(
          Extent2D(height: 2, width: 4), stride: 3, padding: 1, countIncludePad: false,
          ceilMode: true)
      ]
    },
    LayerCase(.images, "adaptive_avg_pool2d of unequal parts") {
      [AdaptiveAveragePool2D(Extent2D(height: 4, width: 5)), Conv2D($0, 3)]
    },
    LayerCase(.images, "adaptive_avg_pool2d of more parts than pixels") { _ in
      [AdaptiveAveragePool2D(Extent2D(height: 2, width: 7))]
    },
  ]
}
