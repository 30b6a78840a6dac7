public import Declarations

/// Shifts and scales inputs: `(x − mean) / standardDeviation`.
///
/// Each array has one number for all inputs, or one for each channel: the first dimension of
/// `[channels, height, width]`, or every feature of `[features]`.
public struct Normalization: Declared, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "normalize", Self(), "Shifts and scales inputs.", formula: "(x − mean) / std",
    source: "torchvision.transforms.Normalize",
    arguments: [
      .required(
        \.mean, "mean", .oneOrMore(.number(.float)),
        "what is subtracted: one number, or one a feature or channel", example: "0.1307"),
      .required(
        \.standardDeviation, "std", .oneOrMore(.number(.positiveFloat)),
        "what is divided by: one number, or one a feature or channel", example: "0.3081"),
    ])

  /// What is subtracted.
  public var mean = [0.0]
  /// What the difference is divided by.
  public var standardDeviation = [1.0]

  init() {}

  /// Names the numbers, which ``apply(to:)`` checks.
  public init(mean: [Double], standardDeviation: [Double]) {
    (self.mean, self.standardDeviation) = (mean, standardDeviation)
  }

  /// Normalizes all inputs in place.
  ///
  /// - Throws: `ArgumentError`, in which case nothing is changed.
  public func apply(to samples: inout Samples) throws(ArgumentError) {
    try check(for: samples.inputShape)
    let channels = max(mean.count, standardDeviation.count)
    switch samples.storage {
    case .floats(var values):
      // The samples must let go of the numbers, or they would be copied.
      samples.storage = .floats([])
      apply(to: &values, channels: channels, length: samples.inputSize / channels)
      samples.storage = .floats(values)
      samples.zero = (0..<max(channels, samples.zero.count)).map { channel in
        let (mean, deviation) = numbers(of: channel)
        return (samples.zero[samples.zero.count == 1 ? 0 : channel] - mean) / deviation
      }
    case .bytes(var bytes):
      bytes.normalize(self, channels: channels)
      samples.storage = .bytes(bytes)
      samples.zero = bytes.offset.map(Float.init)
    }
  }

  /// Checks that the numbers go with samples of a shape.
  package func check(for inputShape: [Int]) throws(ArgumentError) {
    try check("mean", mean, for: inputShape)
    try check("std", standardDeviation, for: inputShape)
    guard standardDeviation.allSatisfy({ Float($0) > 0 }) else {
      throw ArgumentError(argument: "std", message: "the numbers must be positive")
    }
  }

  /// The mean and the standard deviation of a channel.
  func numbers(of channel: Int) -> (mean: Float, deviation: Float) {
    (
      Float(mean[mean.count == 1 ? 0 : channel]),
      Float(standardDeviation[standardDeviation.count == 1 ? 0 : channel])
    )
  }

  private func check(
    _ argument: String, _ numbers: [Double], for inputShape: [Int]
  ) throws(ArgumentError) {
    let channels = inputShape.first ?? 1
    guard numbers.count == 1 || numbers.count == channels else {
      throw ArgumentError(
        argument: argument,
        message: "there must be 1 number or, for samples of shape \(inputShape), \(channels); "
          + "these are \(numbers.count)")
    }
    guard numbers.allSatisfy({ Float($0).isFinite }) else {
      throw ArgumentError(argument: argument, message: "the numbers must be finite")
    }
  }

  private func apply(to values: inout [Float], channels: Int, length: Int) {
    guard length > 0 else { return }
    values.withUnsafeMutableBufferPointer { values in
      for block in 0..<values.count / length {
        let (mean, deviation) = numbers(of: block % channels)
        for i in block * length..<(block + 1) * length {
          values[i] = (values[i] - mean) / deviation
        }
      }
    }
  }
}
