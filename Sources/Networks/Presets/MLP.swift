public import Declarations

/// Linear layers with ReLU between them.
public struct MLP: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "mlp", Self(), "A multilayer perceptron with rectifiers between its layers.",
    shorthand: "sizes",
    arguments: [
      .required(
        \.sizes, "sizes", .sizes(several: true), "numbers of units, the input's first",
        example: "[784, 512, 10]")
    ])

  /// The numbers of units, the input's first.
  public var sizes = [1, 1]

  /// The layers that it stands for.
  public var layers: [any Layer] {
    var layers: [any Layer] = []
    for (from, to) in zip(sizes, sizes.dropFirst()) {
      if !layers.isEmpty { layers.append(ReLU()) }
      layers.append(Linear(to, inFeatures: from))
    }
    return layers
  }
}
