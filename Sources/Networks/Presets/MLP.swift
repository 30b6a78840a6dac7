public import Declarations

/// Linear layers with ReLU between them.
public struct MLP: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "mlp", "A multilayer perceptron with rectifiers between its layers.", shorthand: "sizes",
    arguments: [
      .required(
        \.sizes, "sizes", .sizes(several: true), "numbers of units, the input's first",
        example: "[784, 512, 10]")
    ])

  /// The numbers of units, the input's first.
  public var sizes = [1, 1]

  /// Makes it with a single output of a single input.
  public init() {}

  /// The layers that it stands for.
  public var layers: [any Layer] {
    var layers: [any Layer] = []
    for (from, to) in zip(sizes, sizes.dropFirst()) {
      if !layers.isEmpty { layers.append(.relu) }
      layers.append(.linear(to, inFeatures: from))
    }
    return layers
  }
}
