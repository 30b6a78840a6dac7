public import Declarations

/// Xavier's rule with a normal distribution.
public typealias XavierNormal = Xavier<NormalForm>

/// Xavier's rule with an even distribution.
public typealias XavierUniform = Xavier<UniformForm>

/// Scaled so that forward and backward passes keep their scale, both about as well.
public struct Xavier<Form: DistributionForm>: FanScaled {
  /// Its name and its arguments.
  public static var declaration: Declaration<Self> {
    Declaration(
      "xavier_\(Form.name)", Self(), Form.summary,
      formula: "\(Form.formula)    σ = gain · √(2 / (fan_in + fan_out))",
      source: "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural "
        + "networks, AISTATS 2010", pytorch: "nn.init.xavier_\(Form.name)_",
      arguments: [.optional(\.gain, "gain", .number(.float), "factor for what follows the layer")])
  }

  /// The factor for what follows the layer.
  public var gain = 1.0

  /// gain · √(2 / (fan_in + fan_out)).
  public func deviation(_ fans: Fans) -> Double {
    gain * (2 / (Double(fans.input) + Double(fans.output))).squareRoot()
  }
}
