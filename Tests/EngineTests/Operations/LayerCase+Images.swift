import Networks

extension LayerCase {
  private static let norm: any Layer = .batchNorm2d
  private static let fixed: any Layer = BatchNorm2D { $0.affine = false }

  /// Layers of images, in the layouts that oneDNN chooses.
  static let images: [LayerCase] = [
    LayerCase(.images, "conv2d") { [.conv2d($0, 3)] },
    LayerCase(.images, "conv2d with padding 2") { _ in [.conv2d(3, 3, padding: 2)] },
    LayerCase(.images, "conv2d with stride 3") { [.conv2d($0, 3, stride: 3)] },
    LayerCase(.images, "conv2d with dilation 2") { [.conv2d($0, 3, padding: 1, dilation: 2)] },
    LayerCase(.images, "conv2d with a group for each channel") { [.conv2d(2 * $0, 3, groups: $0)] },
    LayerCase(.images, "conv2d with two groups") {
      [.conv2d(2 * $0, 1), .conv2d(34, 3, padding: 1, groups: 2)]
    },
    LayerCase(.images, "conv2d with oblong arguments") {
      [
        .conv2d(
          $0, Extent2D(height: 3, width: 2), stride: Extent2D(height: 2, width: 1),
          padding: Extent2D(height: 0, width: 1), dilation: Extent2D(height: 1, width: 3))
      ]
    },
    LayerCase(.images, "conv2d without bias") { [.conv2d($0, 3, padding: 1, bias: false)] },
    LayerCase(.images, "conv2d with relu") { [.conv2d($0, 3, padding: 1), .relu] },
    LayerCase(.images, "max_pool2d") { _ in [.maxPool2d(2)] },
    LayerCase(.images, "max_pool2d with overlaps and padding") { _ in
      [.maxPool2d(3, stride: 2, padding: 1)]
    },
    LayerCase(.images, "max_pool2d with relu") { _ in [.maxPool2d(2), .relu] },
    LayerCase(.images, "avg_pool2d") { _ in [.avgPool2d(2)] },
    LayerCase(.images, "avg_pool2d with padding") { _ in [.avgPool2d(3, stride: 2, padding: 1)] },
    LayerCase(.images, "avg_pool2d without counting padding") { _ in
      [.avgPool2d(3, stride: 2, padding: 1, countIncludePad: false)]
    },
    LayerCase(.images, "adaptive_avg_pool2d") { _ in
      [.adaptiveAvgPool2d(Extent2D(height: 3, width: 2))]
    },
    LayerCase(.images, "batch_norm2d") { _ in [norm] },
    LayerCase(.images, "batch_norm2d with relu") { _ in [norm, .relu] },
    LayerCase(.images, "batch_norm2d without weights") { [fixed, .conv2d($0, 3)] },
    LayerCase(.images, "group_norm") { _ in [.groupNorm(1)] },
    LayerCase(.images, "group_norm of each channel without weights") { channels in
      [GroupNorm { ($0.numGroups, $0.affine) = (channels, false) }, .conv2d(channels, 3)]
    },
    LayerCase(.images, "group_norm of pairs") {
      [.conv2d(2 * $0, 3), .groupNorm($0), .conv2d(3, 1), .silu]
    },
    LayerCase(.images, "local_response_norm") { _ in
      [LocalResponseNorm { ($0.size, $0.alpha, $0.k) = (5, 0.8, 0.7) }, .silu]
    },
    LayerCase(.images, "local_response_norm of an even size") { _ in
      [LocalResponseNorm { ($0.size, $0.alpha, $0.beta, $0.k) = (4, 0.8, 1.3, 2) }, .silu]
    },
    LayerCase(.images, "dropout2d") { [.dropout2d(0.4), .conv2d($0, 3)] },
    LayerCase(.images, "softmax") { _ in [.softmax, .avgPool2d(3)] },
    LayerCase(.images, "log_softmax") { _ in [.logSoftmax, .avgPool2d(3)] },
    LayerCase(.images, "residual") { [.residual([.conv2d($0, 3, padding: 1), norm])] },
    LayerCase(.images, "residual with a shortcut and relu") {
      [
        .residual(
          [.conv2d(2 * $0, 3, stride: 2, padding: 1), norm, .relu, .conv2d(2 * $0, 1)],
          shortcut: [.conv2d(2 * $0, 1, stride: 2, bias: false), norm]), .relu,
      ]
    },
    LayerCase(.images, "residual whose branches write over their gradients") {
      [
        .residual([.conv2d($0, 1), .relu], shortcut: [.leakyReLU(negativeSlope: 0.2), .relu]),
        .residual([.conv2d($0, 1), .relu]), .avgPool2d(3),
      ]
    },
    LayerCase(.images, "residual within residual") {
      [.residual([.conv2d($0, 1), .residual([.tanh]), .silu], shortcut: [.residual([.silu])])]
    },
    LayerCase(.images, "activations and dropout") { _ in
      [.silu, .dropout(0.3), .softplus(), .gelu(), .layerNorm]
    },
    LayerCase(.images, "conv2d with stride 3, padding 3 and dilation 2") {
      [.conv2d(2 * $0, 3, stride: 3, padding: 3, dilation: 2, groups: $0)]
    },
    LayerCase(.images, "max_pool2d with stride 3 and padding 2") { _ in
      [.maxPool2d(5, stride: 3, padding: 2)]
    },
    LayerCase(.images, "max_pool2d with ceil_mode") { _ in
      [.maxPool2d(Extent2D(height: 2, width: 4), stride: 3, padding: 1, ceilMode: true)]
    },
    LayerCase(.images, "avg_pool2d with stride 3 and padding 2") { _ in
      [.avgPool2d(5, stride: 3, padding: 2)]
    },
    LayerCase(.images, "avg_pool2d with ceil_mode") { _ in
      [.avgPool2d(Extent2D(height: 2, width: 4), stride: 3, padding: 1, ceilMode: true)]
    },
    LayerCase(.images, "avg_pool2d with ceil_mode without counting padding") { _ in
      [
        .avgPool2d(
          Extent2D(height: 2, width: 4), stride: 3, padding: 1, countIncludePad: false,
          ceilMode: true)
      ]
    },
    LayerCase(.images, "adaptive_avg_pool2d of unequal parts") {
      [.adaptiveAvgPool2d(Extent2D(height: 4, width: 5)), .conv2d($0, 3)]
    },
    LayerCase(.images, "adaptive_avg_pool2d of more parts than pixels") { _ in
      [.adaptiveAvgPool2d(Extent2D(height: 2, width: 7))]
    },
  ]
}
