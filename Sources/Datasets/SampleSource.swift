/// Where samples come from.
public protocol SampleSource: Sendable {
  /// Reads or makes all samples.
  ///
  /// - Parameters:
  ///   - targets: what the loss needs; targets that are there but not needed are left out.
  ///   - seed: decides every random number of a source that makes its samples up.
  /// - Returns: the samples and what ``digest()`` answers for the very bytes that were read.
  /// - Throws: ``DatasetError``, located as closely as the format allows.
  func load(_ targets: TargetRequirement, seed: UInt64) throws(DatasetError) -> LoadedSamples

  /// Identifies the content of the source's files, without making sense of it.
  ///
  /// Of one file it is the file's own SHA-256 as 64 lowercase hexadecimal digits; of several, the
  /// SHA-256 of their SHA-256 digests one after the other.
  func digest() throws(DatasetError) -> String
}
