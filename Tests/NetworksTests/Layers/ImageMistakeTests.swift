import Networks
import Testing

@Suite struct ImageMistakeTests {
  typealias Row = (input: [Int], layer: any Layer, argument: String?, message: String)

  static let rows: [Row] = [
    ([64], Conv2D(3, 3), nil, "conv2d needs an image, channels×height×width: it receives 64"),
    (
      [1, 28], MaxPool2D(2), nil,
      "max_pool2d needs an image, channels×height×width: it receives 1×28"
    ),
    (
      [64], BatchNorm2D(), nil, "batch_norm2d needs an image, channels×height×width: it receives 64"
    ),
    (
      [64], Dropout2D(0.5), nil,
      "dropout2d needs an image, channels×height×width: it receives 64"
    ),
    ([1, 8, 8], Conv2D(0, 3), "out_channels", "out_channels must be at least 1, but is 0"),
    (
      [3, 8, 8], Conv2D { ($0.outChannels, $0.kernelSize, $0.inChannels) = (2, 3, 1) },
      "in_channels",
      "in_channels is 1, but the layer receives 3 channels, 3×8×8"
    ),
    (
      [1, 8, 8], Conv2D(2, Extent2D(height: 3, width: -1)), "kernel_size",
      "kernel_size must be between 1 and 1073741824, not -1"
    ),
    (
      [1, 8, 8], Conv2D(2, 3, stride: 0), "stride",
      "stride must be between 1 and 1073741824, not 0"
    ),
    (
      [1, 8, 8], Conv2D(2, 3, padding: Extent2D(height: .max, width: 0)), "padding",
      "padding must be between 0 and 1073741824, not 9223372036854775807"
    ),
    (
      [1, 8, 8], Conv2D(2, 3, dilation: Extent2D(height: 1, width: 0)), "dilation",
      "dilation must be between 1 and 1073741824, not 0"
    ),
    (
      [1, 4, 9], Conv2D(2, 5), "kernel_size",
      "a kernel of 5×5 is larger than the layer's input 1×4×9"
    ),
    (
      [1, 4, 9], Conv2D(2, 7, padding: 1), "kernel_size",
      "a kernel of 7×7 is larger than the layer's input 1×4×9, 6×11 with its padding"
    ),
    (
      [1, 4, 9], Conv2D(2, 3, dilation: 2), "kernel_size",
      "a kernel of 3×3, 5×5 by its dilation, is larger than the layer's input 1×4×9"
    ),
    (
      [1, 4, 9], Conv2D(2, Extent2D(1 << 30), dilation: Extent2D(1 << 30)), "kernel_size",
      "a kernel of 1073741824×1073741824, 1152921503533105153×1152921503533105153 by its "
        + "dilation, is larger than the layer's input 1×4×9"
    ),
    ([4, 8, 8], Conv2D(4, 3, groups: 0), "groups", "groups must be at least 1, but is 0"),
    (
      [4, 8, 8], Conv2D(6, 3, groups: 3), "groups",
      "3 groups do not divide the 4 channels that the layer receives, 4×8×8"
    ),
    ([4, 8, 8], Conv2D(6, 3, groups: 4), "groups", "4 groups do not divide out_channels, 6"),
    (
      [2, 8, 8], Conv2D(.max, 3), "out_channels",
      "a weight of 9223372036854775807×2×3×3 is too large"
    ),
    (
      [1, 1 << 30, 1 << 30], Conv2D(1 << 10, 1), nil,
      "an output of 1024×1073741824×1073741824 is too large"
    ),
    (
      [1, .max, 1], Conv2D(1, 1, padding: 1), "padding",
      "a padding of 1×1 around 1×9223372036854775807×1 is too large"
    ),
    (
      [1, 4, 9], MaxPool2D(5), "kernel_size",
      "a kernel of 5×5 is larger than the layer's input 1×4×9"
    ),
    (
      [1, 4, 9], AveragePool2D(3, padding: 2), "padding",
      "padding may be at most half the kernel_size 3×3, not 2×2"
    ),
    (
      [1, 8, 8], AdaptiveAveragePool2D(Extent2D(height: 0, width: 1)), "output_size",
      "output_size must be between 1 and 1073741824, not 0"
    ),
    (
      [1, 8, 8], AdaptiveAveragePool2D(Extent2D(height: 1, width: -1)), "output_size",
      "output_size must be between 1 and 1073741824, not -1"
    ),
    (
      [1, 8, 8], AdaptiveAveragePool2D(Extent2D(height: 1, width: .max)), "output_size",
      "output_size must be between 1 and 1073741824, not 9223372036854775807"
    ),
    (
      [8, 1, 1], AdaptiveAveragePool2D(Extent2D(1 << 30)), nil,
      "an output of 8×1073741824×1073741824 is too large"
    ),
    (
      [1, 2, 9], MaxPool2D(5, stride: 3, ceilMode: true), "kernel_size",
      "a kernel of 5×5 is larger than the layer's input 1×2×9"
    ),
    (
      [1, 9, 1], AveragePool2D(4, stride: 1, padding: 1, ceilMode: true), "kernel_size",
      "a kernel of 4×4 is larger than the layer's input 1×9×1, 11×3 with its padding"
    ),
    (
      [1, 4, 9], AveragePool2D(3, stride: 0, ceilMode: true), "stride",
      "stride must be between 1 and 1073741824, not 0"
    ),
    (
      [1, 4, 9], MaxPool2D(3, padding: 2, ceilMode: true), "padding",
      "padding may be at most half the kernel_size 3×3, not 2×2"
    ),
    (
      [4], Embedding(10, 3), nil,
      "embedding needs indices, so it must be the first layer: it receives what other layers made "
        + "of the input, 4"
    ),
    (
      [5, 8, 8], BatchNorm2D { $0.numFeatures = 6 }, "num_features",
      "num_features is 6, but the layer receives 5 channels, 5×8×8"
    ),
    ([6, 8, 8], GroupNorm(0), "num_groups", "num_groups must be at least 1, but is 0"),
    (
      [6, 8, 8], GroupNorm(4), "num_groups",
      "4 groups do not divide the 6 channels that the layer receives, 6×8×8"
    ),
    (
      [6, 8, 8], GroupNorm { ($0.numGroups, $0.numChannels) = (2, 4) }, "num_channels",
      "num_channels is 4, but the layer receives 6 channels, 6×8×8"
    ),
    (
      [6], GroupNorm { ($0.numGroups, $0.eps) = (2, 0) }, "eps",
      "eps must be positive and finite, but is 0.0"
    ),
    ([6, 8, 8], LocalResponseNorm(0), "size", "size must be at least 1, but is 0"),
    (
      [6, 8, 8], LocalResponseNorm { ($0.size, $0.alpha) = (2, -1) }, "alpha",
      "alpha must be finite and not negative, but is -1.0"
    ),
    (
      [6, 8, 8], LocalResponseNorm { ($0.size, $0.k) = (2, 0) }, "k",
      "k must be positive and finite, but is 0.0"
    ),
    ([6, 8, 8], Dropout2D(.nan), "p", "p must be between 0 and 1, but is nan"),
    ([6, 8, 8], Residual([]), "body", "body needs at least one layer"),
    (
      [6, 8, 8], Residual([Conv2D(5, 3)]), "shortcut",
      "the body gives 5×6×6, but the shortcut is the input 6×8×8: their sum needs equal shapes"
    ),
    (
      [6, 8, 8], Residual([Conv2D(5, 3)], shortcut: [Conv2D(4, 3)]), "shortcut",
      "the body gives 5×6×6, but the shortcut gives 4×6×6: their sum needs equal shapes"
    ),
  ]

  @Test(arguments: rows.indices)
  func `a mistake is refused where it stands`(_ i: Int) {
    let row = Self.rows[i]
    #expect(throws: NetworkError(layer: [1], argument: row.argument, message: row.message)) {
      try Network(
        input: Shape(row.input), [ReLU(), row.layer])
    }
  }

  /// The same mistakes within a branch name the layer around it, the branch and the layer there.
  @Test(arguments: rows.indices, Branch.allCases)
  func `a mistake within a branch is refused where it stands`(_ i: Int, _ branch: Branch) {
    let row = Self.rows[i]
    let faulty = [NamedLayer(Tanh()), NamedLayer(row.layer)]
    let sound = [NamedLayer(Tanh())]
    let block = Residual {
      $0.body = branch == .body ? faulty : sound
      $0.shortcut = branch == .shortcut ? faulty : sound
    }
    let around = Residual { $0.body = [NamedLayer(block)] }
    let error = NetworkError(
      layer: [2, 0, 1], branches: [.body, branch], argument: row.argument, message: row.message)
    #expect(throws: error) {
      try Network(
        input: Shape(row.input),
        layers: [NamedLayer(ReLU()), NamedLayer(ReLU()), NamedLayer(around)])
    }
  }

  @Test func `a name within a branch is refused where it stands`() {
    let block = Residual { $0.body = [NamedLayer(ReLU()), NamedLayer(ReLU(), name: "a.b")] }
    let error = NetworkError(
      layer: [0, 1], branches: [.body], argument: "name",
      message: "the name 'a.b' contains a dot, which separates names")
    #expect(throws: error) {
      try Network(input: Shape([4]), layers: [NamedLayer(block)])
    }
  }

  @Test func `parameters of all branches are counted together`() {
    let wide: any Layer = Linear(1 << 31)
    let error = NetworkError(
      layer: [1, 0], branches: [.shortcut], message: "the model has too many parameters")
    #expect(throws: error) {
      try Network(
        input: Shape([1 << 31]),
        layers: [wide, Residual([ReLU()], shortcut: [wide])].map { NamedLayer($0) })
    }
  }
}
