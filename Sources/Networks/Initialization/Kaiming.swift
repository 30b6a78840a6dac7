public import Declarations

/// Kaiming's rule with a normal distribution.
public typealias KaimingNormal = Kaiming<NormalForm>

/// Kaiming's rule with an even distribution.
public typealias KaimingUniform = Kaiming<UniformForm>

/// Scaled so that the forward pass or the backward pass keeps its scale.
public struct Kaiming<Form: DistributionForm>: FanScaled {
  /// Its name and its arguments.
  public static var declaration: Declaration<Self> {
    Declaration(
      "kaiming_\(Form.name)", Self(), Form.summary, formula: "\(Form.formula)    σ = gain / √fan",
      source: "He, Zhang, Ren and Sun, Delving deep into rectifiers, ICCV 2015",
      pytorch: "nn.init.kaiming_\(Form.name)_",
      arguments: [
        .optional(\.mode, "mode", .choice("mode"), "whose scale is kept, forward or backward"),
        .optional(
          \.nonlinearity, "nonlinearity", .choice("nonlinearity"), "what follows the layer"),
        .optional(\.a, "a", .number(.float), "slope below 0, with leaky_relu alone")
          .when { $0.nonlinearity == .leakyReLU },
      ])
  }

  /// Which of the two passes keeps its scale.
  public var mode = Fans.Mode.input
  /// What follows the layer.
  public var nonlinearity = Nonlinearity.leakyReLU
  /// The slope below 0 of `leaky_relu`.
  public var a = 0.0

  /// gain / √fan.
  public func deviation(_ fans: Fans) -> Double {
    nonlinearity.gain(slope: a) / Double(fans[mode]).squareRoot()
  }
}
