/// What is wrong with some bytes, where it is not known of which file they are.
struct FormatError: Error, Equatable {
  /// What is wrong, in a few words.
  let message: String
  /// The byte at fault, where it is a certain one.
  var position: Int?

  /// Says what is wrong.
  init(_ message: String, at position: Int? = nil) {
    (self.message, self.position) = (message, position)
  }
}
