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
    let length = samples.inputSize / channels
    let count = samples.count
    guard length > 0 else { return }
    samples.inputs.withUnsafeMutableBufferPointer { inputs in
      for block in 0..<count * channels {
        let channel = block % channels
        let mean = mean[mean.count == 1 ? 0 : channel]
        let deviation = standardDeviation[standardDeviation.count == 1 ? 0 : channel]
        for i in block * length..<(block + 1) * length {
          inputs[i] = (inputs[i] - mean) / deviation
        }
      }
    }
  }
}
