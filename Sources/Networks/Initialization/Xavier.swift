internal import Declarations

/// Scaled so that forward and backward passes keep their scale, both about as well.
public protocol Xavier: FanScaled {
  /// The factor for what follows the layer.
  var gain: Double { get set }
}

extension Xavier {
  static var source: String {
    "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural "
      + "networks, AISTATS 2010"
  }

  static var arguments: [Argument<Self>] {
    [.optional(\.gain, "gain", .number(.float), "factor for what follows the layer")]
  }

  /// gain · √(2 / (fan_in + fan_out)).
  public func deviation(_ fans: Fans) -> Double {
    gain * (2 / (Double(fans.input) + Double(fans.output))).squareRoot()
  }
}
