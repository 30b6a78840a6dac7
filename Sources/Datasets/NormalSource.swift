import Networks
import Randomness

/// Made-up samples: independent standard normal numbers, decided by the seed.
public struct NormalSource: SampleSource, Equatable {
  /// How many numbers a source makes at most, inputs and targets together.
  public static let limit = 1 << 32

  /// How many samples there are.
  public let samples: Int
  /// The shape of one sample's input.
  public let shape: [Int]
  /// The number of classes, where class targets are wanted: each is as likely as the others.
  public let classes: Int?
  /// The numbers a sample's target has, where value targets are wanted: they are normal too.
  public let targetWidth: Int?

  /// Describes the samples; sizes that cannot be are refused by ``load(_:seed:)``.
  public init(samples: Int, shape: [Int], classes: Int? = nil, targetWidth: Int? = nil) {
    self.samples = samples
    self.shape = shape
    self.classes = classes
    self.targetWidth = targetWidth
  }

  /// Makes the samples.
  ///
  /// - Throws: ``DatasetError`` without a file, if a size is not positive or too large, or if the
  ///   loss needs targets that were not described.
  public func load(
    _ targets: TargetRequirement, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    let size = try checkedSize(targets)
    var inputs = [Float](repeating: 0, count: samples * size)
    var stream = RandomStream(seed: seed, purpose: .data, index: 0)
    var span = inputs.mutableSpan
    stream.fillNormal(&span)
    return LoadedSamples(
      samples: Samples(
        inputShape: shape, count: samples, inputs: inputs, targets: made(targets, seed)),
      digest: try digest())
  }

  /// The SHA-256 of a text that names the source's parts; there are no files.
  public func digest() throws(DatasetError) -> String {
    let classes = classes.map(String.init) ?? "none"
    let width = targetWidth.map(String.init) ?? "none"
    return FileContent.digest(ofText: "normal \(samples) \(shape) \(classes) \(width)")
  }

  /// The numbers in one sample's input.
  private func checkedSize(_ targets: TargetRequirement) throws(DatasetError) -> Int {
    guard samples > 0, !shape.isEmpty, shape.allSatisfy({ $0 > 0 }) else {
      throw mistake("the number of samples and every dimension of their shape must be at least 1")
    }
    let width = targets == .values ? try positive(targetWidth, "the width of the targets") : 0
    if targets == .classes, try positive(classes, "the number of classes") > CSVTable.classLimit {
      throw mistake("there can be at most \(CSVTable.classLimit) classes")
    }
    guard let size = Shape.product(shape),
      let total = Shape.product([samples, size]), total <= Self.limit,
      let targetTotal = Shape.product([samples, width]), targetTotal <= Self.limit - total
    else { throw mistake("these are more than \(Self.limit) numbers") }
    return size
  }

  private func positive(_ value: Int?, _ name: String) throws(DatasetError) -> Int {
    guard let value else { throw mistake("\(name) is needed, since the loss needs targets") }
    guard value > 0 else { throw mistake("\(name) must be at least 1") }
    return value
  }

  private func made(_ targets: TargetRequirement, _ seed: UInt64) -> Targets {
    var stream = RandomStream(seed: seed, purpose: .data, index: 1)
    switch targets {
    case .none: return .none
    case .classes:
      let bound = classes ?? 1
      let made = (0..<samples).map { _ in Int32(stream.integer(below: bound)) }
      return .classes(made, classCount: bound)
    case .values:
      let width = targetWidth ?? 1
      var values = [Float](repeating: 0, count: samples * width)
      var span = values.mutableSpan
      stream.fillNormal(&span)
      return .values(values, width: width)
    }
  }

  private func mistake(_ message: String) -> DatasetError {
    DatasetError(.malformed, file: "", message: message)
  }
}
