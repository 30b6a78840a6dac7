/// Samples together with the digest of what they were made from.
public struct LoadedSamples: Sendable {
  /// The samples.
  public var samples: Samples
  /// What the source's ``SampleSource/digest()`` answers for the very bytes that were read.
  public let digest: String

  /// Joins samples and digest, for sources of one's own.
  public init(samples: Samples, digest: String) {
    self.samples = samples
    self.digest = digest
  }
}
