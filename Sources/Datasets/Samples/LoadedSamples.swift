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
  /// taken as they lie on disk, compressed or not. Where there are no files it is that of a text. Of a folder of
  /// images it is that of the digests of each file's name and bytes, in their order; of arrays in an archive that
  /// of their own bytes, as of files.
  public let digest: String
  /// What is odd about the files, in sentences for people.
  public var suspicions: [String] = []
  /// The names of the classes in the order of their indices, where they have names.
  public var classes: ClassNames? = nil
  /// The samples of the data set itself, and then those of each file or folder that was read beside it, where
  /// ``samples`` has them all.
  public var parts: [Range<Int>]?
  /// How the files were read, in sentences for people who ask.
  public var notes: [String] = []

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
