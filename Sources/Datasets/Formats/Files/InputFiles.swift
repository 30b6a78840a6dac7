import Crypto

/// The files that samples are made from, read one after the other.
struct InputFiles {
  private var digests: [SHA256Digest] = []

  /// Reads a file whole, decompressed where it is gzip data, and remembers its digest.
  mutating func read(_ path: String) throws(DatasetError) -> [UInt8] {
    var content = try FileContent(path)
    digests.append(content.digest)
    return content.take()
  }

  /// The digest of all files so far, as ``LoadedSamples/digest`` defines it.
  var digest: String { FileContent.digest(of: digests) }
}
