internal import Declarations

/// Scaled so that the forward pass or the backward pass keeps its scale.
public protocol Kaiming: FanScaled {
  /// Which of the two passes keeps its scale.
  var mode: Fans.Mode { get set }
  /// What follows the layer.
  var nonlinearity: Nonlinearity { get set }
  /// The slope below 0 of `leaky_relu`.
  var a: Double { get set }
}

extension Kaiming {
  static var source: String { "He, Zhang, Ren and Sun, Delving deep into rectifiers, ICCV 2015" }

  static var arguments: [Argument<Self>] {
    [
      .optional(\.mode, "mode", .choice("mode"), "whose scale is kept, forward or backward"),
      .optional(
        \.nonlinearity, "nonlinearity", .choice("nonlinearity"), "what follows the layer"),
      .optional(\.a, "a", .number(.float), "slope below 0, with leaky_relu alone")
        .when { $0.nonlinearity == .leakyReLU },
    ]
  }

  /// gain / √fan.
  public func deviation(_ fans: Fans) -> Double {
    nonlinearity.gain(slope: a) / Double(fans[mode]).squareRoot()
  }
}
