public import Declarations
import Messages
public import Networks
import Randomness
import System

/// Made-up samples: independent standard normal numbers, decided by the seed.
public struct NormalDataset: Dataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "normal", Self(), "Made-up samples: independent standard normal numbers, decided by the seed.",
    arguments: [
      .required(
        \.samples, "samples", .wholeNumber(.atLeast(1)), "how many samples there are",
        example: "1000"),
      .required(
        \.shape, "shape", .oneOrMore(.wholeNumber(.atLeast(1))), "the shape of a sample",
        example: "[3, 32, 32]"),
      .optional(
        \.classes, "classes", .optional(.wholeNumber(.atLeast(1))),
        "how many classes there are, each as likely as the others", otherwise: "no classes",
        example: "10"),
      .optional(
        \.outputs, "outputs", .optional(.wholeNumber(.atLeast(1))),
        "how many target values a sample has, normal too", otherwise: "no target values"),
    ])

  /// How many numbers are made at most, inputs and targets together.
  public static let limit = 1 << 32

  // A spec may ask for no more than this: 256 MiB.
  private static let specLimit = 1 << 26
  /// How many samples there are.
  public var samples = 1
  /// The shape of one sample's input.
  public var shape = [1]
  /// The number of classes, where class targets are wanted: each is as likely as the others.
  public var classes: Int?
  /// The numbers a sample's target has, where value targets are wanted: they are normal too.
  public var outputs: Int?

  init() {}

  /// Describes the samples; sizes that cannot be are refused by ``load(_:seed:)``.
  public init(samples: Int, shape: [Int], classes: Int? = nil, outputs: Int? = nil) {
    (self.samples, self.shape, self.classes, self.outputs) = (samples, shape, classes, outputs)
  }

  /// Makes the samples; the digest is that of a text that names their sizes.
  ///
  /// - Throws: ``DatasetError`` without a file, if a size is not positive or too large, or if the
  ///   loss needs targets that were not described.
  public func load(
    _ targets: TargetKind, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    let size = try checkedSize(targets)
    let inputs = numbers(samples * size, RandomStream(seed: seed, purpose: .data, index: 0))
    let (count, width) = (classes.map(String.init), outputs.map(String.init))
    let sizes = shape.map(String.init).joined(separator: ", ")
    let text = "normal \(samples) [\(sizes)] \(count ?? "none") \(width ?? "none")"
    return LoadedSamples(
      samples: Samples(
        inputShape: shape, count: samples, inputs: inputs, targets: made(targets, seed)),
      digest: SHA256.digest(of: text.utf8).bytes.hexadecimal)
  }

  /// What is wrong with the arguments together: too many numbers for a spec.
  public var problems: [ArgumentError] {
    guard !fits(Self.specLimit, outputs ?? 1) else { return [] }
    let message =
      "at most \(Self.specLimit) numbers are made up, inputs and targets together"
    // No value is too large by itself, so the key is pointed at.
    return [ArgumentError(argument: "samples", message: message, isUnwanted: true)]
  }

  /// Whether so many numbers are enough for inputs, and for targets of a width.
  private func fits(_ limit: Int, _ width: Int) -> Bool {
    guard let size = Shape.product(shape), let inputs = Shape.product([samples, size]),
      let targets = Shape.product([samples, width])
    else { return false }
    return inputs <= limit && targets <= limit - inputs
  }

  /// The numbers in one sample's input.
  private func checkedSize(_ targets: TargetKind) throws(DatasetError) -> Int {
    guard samples > 0, !shape.isEmpty, shape.allSatisfy({ $0 > 0 }) else {
      throw mistake("the number of samples and every dimension of their shape must be at least 1")
    }
    let width = targets == .values ? try positive(outputs, "the width of the targets") : 0
    if targets == .classes, try positive(classes, "the number of classes") > Targets.classLimit {
      throw mistake("there can be at most \(Targets.classLimit) classes")
    }
    guard fits(Self.limit, width) else {
      throw mistake("these are more than \(Self.limit) numbers")
    }
    return shape.reduce(1, *)
  }

  private func positive(_ value: Int?, _ name: String) throws(DatasetError) -> Int {
    guard let value else { throw mistake("\(name) is needed, since the loss needs targets") }
    guard value > 0 else { throw mistake("\(name) must be at least 1") }
    return value
  }

  private func made(_ targets: TargetKind, _ seed: UInt64) -> Targets {
    var stream = RandomStream(seed: seed, purpose: .data, index: 1)
    let (bound, width) = (classes ?? 1, outputs ?? 1)
    return switch targets {
    case .none: .none
    case .classes:
      .classes((0..<samples).map { _ in Int32(stream.integer(below: bound)) }, classCount: bound)
    case .values: .values(numbers(samples * width, stream), width: width)
    }
  }

  private func numbers(_ count: Int, _ stream: consuming RandomStream) -> [Float] {
    var numbers = [Float](repeating: 0, count: count)
    var span = numbers.mutableSpan
    stream.fillNormal(&span)
    return numbers
  }

  private func mistake(_ message: String) -> DatasetError {
    DatasetError(.malformed, file: "", message: message)
  }
}
