/// What training makes small, by PyTorch's definitions and with its `mean` reduction.
///
/// For a sample of class c among C outputs, where p is the softmax of the outputs, and with a label
/// smoothing of ε and class weights w, `cross_entropy` is the sum over samples of
///
///     −(1 − ε) · w_c · log p_c − ε/C · Σ_k w_k · log p_k
///
/// divided by the sum over samples of w_c; without weights all are 1. `nll` is the same without
/// smoothing, the outputs being log p.
public struct Loss: Hashable, Sendable {
  /// Which loss it is.
  public let kind: LossKind

  /// The share of the target that `cross_entropy` spreads over all classes.
  public private(set) var labelSmoothing = 0.0

  /// The weight of each class in `cross_entropy` and `nll`; empty where all are 1.
  public private(set) var classWeights: [Float] = []

  /// The distance from which `huber` is linear.
  public private(set) var delta = 1.0

  /// A loss with PyTorch's default options.
  public init(_ kind: LossKind) { self.kind = kind }

  /// `mean` with no options.
  public static let mean = Loss(.mean)
  /// `mse` with no options.
  public static let mse = Loss(.mse)
  /// `l1` with no options.
  public static let l1 = Loss(.l1)
  /// `smooth_l1` with no options.
  public static let smoothL1 = Loss(.smoothL1)
  /// `huber` with a delta of 1.
  public static let huber = Loss(.huber)
  /// `cross_entropy` without smoothing or weights.
  public static let crossEntropy = Loss(.crossEntropy)
  /// `nll` without weights.
  public static let nll = Loss(.nll)
  /// `bce_with_logits` with no options.
  public static let bceWithLogits = Loss(.bceWithLogits)

  /// `huber` with a distance from which it is linear.
  ///
  /// - Throws: `LossError` for a distance that is not positive and finite.
  public static func huber(delta: Double) throws(LossError) -> Loss {
    guard delta > 0, delta.isFinite else {
      throw LossError(
        argument: "delta", message: "must be positive and finite, but is \(delta)")
    }
    var loss = Loss.huber
    loss.delta = delta
    return loss
  }

  /// `cross_entropy` with options.
  ///
  /// - Parameters:
  ///   - labelSmoothing: The share of the target that is spread over all classes, within 0...1.
  ///   - classWeights: A weight for each of the outputs, or none for 1.
  /// - Returns: The loss.
  /// - Throws: `LossError` for an option out of its range.
  public static func crossEntropy(
    labelSmoothing: Double = 0, classWeights: [Double] = []
  ) throws(LossError) -> Loss {
    guard (0...1).contains(labelSmoothing) else {
      throw LossError(
        argument: "label_smoothing", message: "must be between 0 and 1, but is \(labelSmoothing)")
    }
    var loss = Loss.crossEntropy
    loss.labelSmoothing = labelSmoothing
    loss.classWeights = try checked(classWeights)
    return loss
  }

  /// `nll` with a weight for each of the outputs.
  ///
  /// - Throws: `LossError` for a weight that is negative or not finite.
  public static func nll(classWeights: [Double]) throws(LossError) -> Loss {
    var loss = Loss.nll
    loss.classWeights = try checked(classWeights)
    return loss
  }

  /// What it compares outputs with.
  public var targetKind: TargetKind { kind.targetKind }

  /// What is wrong with these outputs and targets together, if anything is.
  public func mistake(output: Shape, targets: TargetForm) -> String? {
    let mistake = targetKind.mistake(of: kind.rawValue, output: output, targets: targets)
    guard mistake == nil, !classWeights.isEmpty, classWeights.count != output.count else {
      return mistake
    }
    return "\(kind.rawValue) has \(classWeights.count) class weights, "
      + "but the model gives \(output) outputs"
  }

  private static func checked(_ weights: [Double]) throws(LossError) -> [Float] {
    if let weight = weights.first(where: { !($0 >= 0 && Float($0).isFinite) }) {
      throw LossError(
        argument: "weight", message: "must be finite and not negative, but has \(weight)")
    }
    return weights.map { Float($0) }
  }
}
