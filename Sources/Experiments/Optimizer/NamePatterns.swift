extension ValueReader {
  /// One glob over the names of parameters, or a list of them.
  func namePatterns() -> [Located<String>]? {
    guard parts?.isEmpty == false else { return string().map { [located($0)] } }
    return list(of: "patterns") { reader in reader.string().map(reader.located) }
  }
}
