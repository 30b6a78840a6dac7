import Networks

/// Samples together with the digest of what they were made from.
public struct LoadedSamples: Sendable {
  /// The samples.
  public var samples: Samples
  /// The samples of the split that was asked for to validate on, where one was: of the same shape
  /// and, if they have classes, as many.
  public var validation: Samples?
  /// Identifies what the samples were made from.
  ///
  /// Of one file it is the file's own SHA-256 as 64 lowercase hexadecimal digits, of several the
  /// SHA-256 of their SHA-256 digests one after the other, in the order of reading; the files are
  /// taken as they lie on disk, compressed or not. Where there are no files it is that of a text.
  public let digest: String
  /// What is odd about the files, in sentences for people.
  public var suspicions: [String] = []

  /// Joins samples and digest, for data sets of one's own.
  public init(samples: Samples, validation: Samples? = nil, digest: String) {
    (self.samples, self.validation, self.digest) = (samples, validation, digest)
  }

  /// Stands for samples that a table is still to become.
  package init(unread digest: String) {
    self.init(
      samples: Samples(inputShape: [1], count: 0, inputs: [], targets: .none), digest: digest)
  }
}
