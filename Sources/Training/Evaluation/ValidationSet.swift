public import Datasets

/// Samples that a model is measured on and never trained on.
public struct ValidationSet: Sendable {
  /// Where the samples lie; the training samples may lie there too.
  public let samples: Samples
  /// Which of them are measured on.
  public let indices: [Int]

  /// Takes some of the samples.
  public init(_ samples: Samples, indices: [Int]) {
    (self.samples, self.indices) = (samples, indices)
  }

  /// Takes all of the samples.
  public init(_ samples: Samples) { self.init(samples, indices: Array(0..<samples.count)) }
}
