/// Samples in memory: inputs of one shape each, with their targets.
public struct Samples: Sendable, Equatable {
  /// The shape of one sample's input, without the samples' dimension.
  public let inputShape: [Int]
  /// How many samples there are.
  public let count: Int
  /// The inputs, row-major `[count, inputSize]`.
  public internal(set) var inputs: [Float]
  /// The targets, one row a sample.
  public let targets: Targets

  /// How many numbers the input of one sample has: the product of ``inputShape``.
  public let inputSize: Int

  /// Makes samples from plain arrays, whose sizes must agree.
  public init(inputShape: [Int], count: Int, inputs: [Float], targets: Targets) {
    guard let size = Sizes.product(inputShape), let total = Sizes.product([size, count]) else {
      preconditionFailure("the shape of the samples overflows")
    }
    precondition(total == inputs.count, "inputs must hold count × inputShape numbers")
    switch targets {
    case .none: break
    case .classes(let classes, let classCount):
      precondition(classes.count == count, "there must be one class a sample")
      precondition(
        classes.allSatisfy { 0 <= $0 && Int($0) < classCount }, "classes must be in 0..<classCount")
    case .values(let values, let width):
      precondition(
        Sizes.product([width, count]) == values.count, "values must hold count × width numbers")
    }
    self.inputShape = inputShape
    self.count = count
    self.inputs = inputs
    self.targets = targets
    inputSize = size
  }
}
