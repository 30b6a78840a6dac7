/// Shifts and scales inputs: `(x − mean) / standardDeviation`.
///
/// Each array has one number for all inputs, or one for each channel: the first dimension of
/// `[channels, height, width]`, or every feature of `[features]`.
public struct Normalization: Sendable, Equatable {
  /// What is subtracted.
  public let mean: [Float]
  /// What the difference is divided by.
  public let standardDeviation: [Float]

  /// Names the numbers, which ``apply(to:)`` checks.
  public init(mean: [Float], standardDeviation: [Float]) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// What makes the normalization unfit for inputs of a shape, nil if nothing does.
  public func mistake(for inputShape: [Int]) -> NormalizationError? {
    let channels = inputShape.first ?? 1
    for (part, numbers) in [(NormalizationError.Part.mean, mean), (.std, standardDeviation)] {
      guard numbers.count == 1 || numbers.count == channels else {
        return NormalizationError(
          part: part,
          message: "there must be 1 number or, for samples of shape \(inputShape), \(channels); "
            + "these are \(numbers.count)")
      }
      guard numbers.allSatisfy(\.isFinite) else {
        return NormalizationError(part: part, message: "the numbers must be finite")
      }
    }
    guard standardDeviation.allSatisfy({ $0 > 0 }) else {
      return NormalizationError(part: .std, message: "the numbers must be positive")
    }
    return nil
  }

  /// Normalizes all inputs in place.
  ///
  /// - Throws: ``NormalizationError``, in which case nothing is changed.
  public func apply(to samples: inout Samples) throws(NormalizationError) {
    if let mistake = mistake(for: samples.inputShape) { throw mistake }
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

  /// The mean and the standard deviation of a channel.
  func numbers(of channel: Int) -> (mean: Float, deviation: Float) {
    (
      mean[mean.count == 1 ? 0 : channel],
      standardDeviation[standardDeviation.count == 1 ? 0 : channel]
    )
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
