import Networks

/// Samples in memory: inputs of one shape each, with their targets.
public struct Samples: Sendable, Equatable {
  /// The shape of one sample's input, without the samples' dimension.
  public let inputShape: [Int]
  /// How many samples there are.
  public let count: Int
  /// The targets, one row a sample.
  public internal(set) var targets: Targets
  /// How many numbers the input of one sample has: the product of ``inputShape``.
  public let inputSize: Int
  /// What an input of 0 has become by normalization, black in an image: one number for all
  /// channels, or one a channel.
  public internal(set) var zero: [Float] = [0]
  /// How target values are scaled for the model; ``targets`` stay in their own unit.
  public var scaling: TargetScaling?

  /// The inputs, as numbers or as what stands for them.
  var storage: InputStorage

  /// Makes samples from plain arrays, whose sizes must agree.
  ///
  /// - Parameters:
  ///   - inputShape: the shape of one sample's input.
  ///   - count: how many samples there are.
  ///   - inputs: the inputs, row-major `[count, inputSize]`.
  ///   - targets: the targets, one row a sample.
  public init(inputShape: [Int], count: Int, inputs: [Float], targets: Targets) {
    self.init(
      inputShape: inputShape, count: count, storage: .floats(inputs), held: inputs.count,
      targets: targets)
  }

  /// Makes samples from bytes, which stay bytes in memory: `pixel / 255` is the number of each.
  ///
  /// - Parameters:
  ///   - inputShape: the shape of one sample's input, `[channels, height, width]` for images.
  ///   - count: how many samples there are.
  ///   - pixels: the inputs, row-major `[count, inputSize]`.
  ///   - targets: the targets, one row a sample.
  public init(inputShape: [Int], count: Int, pixels: [UInt8], targets: Targets) {
    self.init(inputShape: inputShape, count: count, pixels: .array(pixels), targets: targets)
  }

  init(inputShape: [Int], count: Int, pixels: PixelBytes, targets: Targets) {
    self.init(
      inputShape: inputShape, count: count, storage: .bytes(ByteInputs(pixels: pixels)),
      held: pixels.count, targets: targets)
  }

  private init(
    inputShape: [Int], count: Int, storage: InputStorage, held: Int, targets: Targets
  ) {
    guard let size = Shape.product(inputShape), let total = Shape.product([size, count]) else {
      preconditionFailure("the shape of the samples overflows")
    }
    precondition(total == held, "inputs must hold count × inputShape numbers")
    switch targets {
    case .none: break
    case .classes(let classes, let classCount):
      precondition(classes.count == count, "there must be one class a sample")
      precondition(
        classes.allSatisfy { 0 <= $0 && Int($0) < classCount }, "classes must be in 0..<classCount")
    case .values(let values, let width):
      precondition(
        Shape.product([width, count]) == values.count, "values must hold count × width numbers")
    }
    (self.inputShape, self.count, self.storage) = (inputShape, count, storage)
    self.targets = targets
    inputSize = size
  }

  /// Stands for samples that are known but not in memory: nothing may ask for their numbers.
  ///
  /// Nil where there are no such samples.
  package init?(unread facts: SampleFacts) {
    let width: Int
    switch facts.targets {
    case .none: width = 1
    case .classes(let count):
      guard (1...Targets.classLimit).contains(count) else { return nil }
      width = 1
    case .values(let count): width = count
    }
    guard ([width, facts.count] + facts.inputShape).allSatisfy({ $0 > 0 }),
      let size = Shape.product(facts.inputShape), Shape.product([size, facts.count, 4]) != nil,
      Shape.product([width, facts.count, 4]) != nil
    else { return nil }
    (inputShape, count, inputSize) = (facts.inputShape, facts.count, size)
    storage =
      facts.areBytes ? .bytes(ByteInputs(pixels: .unread(isOnDisk: facts.areOnDisk))) : .floats([])
    targets =
      switch facts.targets {
      case .none: .none
      case .classes(let count): .classes([], classCount: count)
      case .values(let width): .values([], width: width)
      }
  }

  /// Whether the inputs are kept as bytes.
  package var areBytes: Bool { if case .bytes = storage { true } else { false } }

  /// The bytes of inputs that lie on a disk.
  package var diskByteCount: Int {
    if case .bytes(let bytes) = storage, bytes.bytes.areOnDisk { count * inputSize } else { 0 }
  }

  /// What the samples take of the memory when they are there; what lies on a disk takes none.
  package var byteCount: Int {
    let inputs =
      switch storage {
      case .floats: 4 * count * inputSize
      case .bytes(let bytes): bytes.bytes.areOnDisk ? 0 : count * inputSize
      }
    return switch targets {
    case .none: inputs
    case .classes: inputs + 4 * count
    case .values(_, let width): inputs + 4 * count * width
    }
  }

  /// All inputs as numbers, row-major `[count, inputSize]`.
  ///
  /// Inputs that are kept as bytes are converted, all of them, each time this is asked.
  public var inputs: [Float] {
    switch storage {
    case .floats(let values): values
    case .bytes(let bytes):
      [Float](unsafeUninitializedCapacity: count * inputSize) { numbers, filled in
        bytes.gather(0..<count, width: inputSize, count: count, into: numbers)
        filled = count * inputSize
      }
    }
  }
}
