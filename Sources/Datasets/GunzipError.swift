/// Why gzip data could not be decompressed.
struct GunzipError: Error, Equatable {
  /// What is wrong, in a few words.
  let message: String
}
