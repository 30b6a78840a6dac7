/// Why a text is not a document, and where.
package struct YAMLError: Error, Sendable, Hashable {
  /// What is wrong, in plain words, without the place.
  package let message: String
  /// Where it is wrong.
  package let start: Mark
  /// The end of what is wrong, exclusive; equal to `start` where nothing stands.
  package let end: Mark

  /// Makes an error.
  package init(_ message: String, start: Mark, end: Mark) {
    (self.message, self.start, self.end) = (message, start, end)
  }
}
