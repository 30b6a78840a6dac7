/// Samples together with the digest of what they were made from.
public struct LoadedSamples: Sendable {
  /// The samples.
  public var samples: Samples
  /// The samples of the split that was asked for to validate on, where one was: of the same shape
  /// and, if they have classes, as many.
  public var validation: Samples?
  /// What the source's ``SampleSource/digest()`` answers for the very bytes that were read.
  public let digest: String

  /// Joins samples and digest, for sources of one's own.
  public init(samples: Samples, validation: Samples? = nil, digest: String) {
    self.samples = samples
    self.validation = validation
    self.digest = digest
  }
}
