internal import Declarations

/// What training makes small, by PyTorch's definitions and with its `mean` reduction.
public protocol Loss: ModelPart {
  /// What it compares outputs with.
  var targetKind: TargetKind { get }
  /// The weight of each class; empty where all are 1.
  var weight: [Double] { get }
  /// Whether outputs are logits of the targets, each of which is 0 or 1.
  var takesLogits: Bool { get }

  /// What is odd about a model that ends with a layer under this loss, in a few words; nil if nothing is.
  func suspicion(after layer: any Layer) -> String?
}

extension Loss {
  /// Values, as the outputs are.
  public var targetKind: TargetKind { .values }

  /// All are 1.
  public var weight: [Double] { [] }

  /// No.
  public var takesLogits: Bool { false }

  /// Nothing.
  public func suspicion(after layer: any Layer) -> String? { nil }

  /// What is odd about shares or probabilities where a loss takes the logits of them.
  func suspicionOfProbabilities(after layer: any Layer) -> String? {
    guard layer.givesProbabilities else { return nil }
    return
      "\(kind) takes logits and applies its own; \(layer.kind) before it flattens the gradients"
  }

  /// What is wrong with these outputs and targets together, if anything is.
  public func mistake(output: Shape, targets: TargetForm) -> String? {
    let mistake = targetKind.mistake(of: kind, output: output, targets: targets)
    guard mistake == nil, !weight.isEmpty else { return mistake }
    guard weight.contains(where: { $0 > 0 }) else {
      return "\(kind) weights no class above 0, so that there is nothing to learn"
    }
    guard weight.count != output.count else { return nil }
    return "\(kind) has \(weight.count) class weights, but the model gives \(output) outputs"
  }
}

extension ValueKind<[Double]> {
  /// One weight a class, or none for 1.
  static var classWeights: ValueKind {
    var kind = ValueKind.list(.number(.notNegativeFloat), of: "numbers")
    kind.plain = { weights in
      weights.isEmpty ? nil : .list(weights.map { .number($0) })
    }
    return kind
  }
}
