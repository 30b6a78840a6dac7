/// The presets' networks.
extension LayerWriter {
  /// 20 and 50 channels of 5×5, each pooled by 2; 500 units.
  func leNet(classes: Int) -> [SpecNode] {
    [
      layer("conv2d", ["out_channels": 20, "kernel_size": 5]), layer("max_pool2d", 2),
      plain("relu"),
      layer("conv2d", ["out_channels": 50, "kernel_size": 5]), layer("max_pool2d", 2),
      plain("relu"), plain("flatten"), layer("linear", 500), plain("relu"),
      layer("linear", classes),
    ]
  }

  /// 32, 32 and 64 channels of 5×5, pooled by the maximum, the mean and the mean; 64 units.
  func caffeQuick(classes: Int) -> [SpecNode] {
    func stage(_ channels: Int, _ pool: String, reluFirst: Bool) -> [SpecNode] {
      let pooling = layer(pool, ["kernel_size": 3, "stride": 2, "padding": 1])
      return [layer("conv2d", ["out_channels": channels, "kernel_size": 5, "padding": 2])]
        + (reluFirst ? [plain("relu"), pooling] : [pooling, plain("relu")])
    }
    return stage(32, "max_pool2d", reluFirst: false) + stage(32, "avg_pool2d", reluFirst: true)
      + stage(64, "avg_pool2d", reluFirst: true)
      + [plain("flatten"), layer("linear", 64), layer("linear", classes)]
  }

  /// Three stages of 16, 32 and 64 channels, each of so many blocks of two 3×3 convolutions.
  func resNet(blocks: Int, classes: Int) -> [SpecNode] {
    var layers = [convolution(16, 3, padding: 1), plain("batch_norm2d"), plain("relu")]
    var channels = 16
    for (stage, width) in [16, 32, 64].enumerated() {
      for block in 0..<blocks {
        let stride = stage > 0 && block == 0 ? 2 : 1
        let changes = stride != 1 || width != channels
        let shortcut =
          changes
          ? [convolution(width, 1, stride: stride, padding: 0), plain("batch_norm2d")] : []
        let body = [
          convolution(width, 3, stride: stride, padding: 1), plain("batch_norm2d"), plain("relu"),
          convolution(width, 3, padding: 1), plain("batch_norm2d"),
        ]
        layers += [residual(body: body, shortcut: shortcut), plain("relu")]
        channels = width
      }
    }
    return layers
      + [layer("adaptive_avg_pool2d", 1), plain("flatten"), layer("linear", classes)]
  }

  /// Three stages of 16, 32 and 64 channels times a factor; normalised before each convolution.
  func wideResNet(blocks: Int, factor: Int, dropout: Double, classes: Int) -> [SpecNode] {
    var layers = [convolution(16, 3, padding: 1)]
    for (stage, base) in [16, 32, 64].enumerated() {
      let width = base * factor
      let middle = dropout > 0 ? [layer("dropout", text: dropout.description)] : []
      for block in 0..<blocks {
        let stride = stage > 0 && block == 0 ? 2 : 1
        let start = [plain("batch_norm2d"), plain("relu")]
        let rest =
          [convolution(width, 3, stride: stride, padding: 1), plain("batch_norm2d"), plain("relu")]
          + middle + [convolution(width, 3, padding: 1)]
        if block == 0 {
          // The first block's shortcut takes what is already normalised.
          let shortcut = [convolution(width, 1, stride: stride, padding: 0)]
          layers += start + [residual(body: rest, shortcut: shortcut)]
        } else {
          layers.append(residual(body: start + rest, shortcut: []))
        }
      }
    }
    return layers
      + [
        plain("batch_norm2d"), plain("relu"), layer("adaptive_avg_pool2d", 1), plain("flatten"),
        layer("linear", classes),
      ]
  }
}
