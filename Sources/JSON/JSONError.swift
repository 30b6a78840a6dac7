/// Why a text is not JSON, or not of the form that it must have.
package struct JSONError: Error, Equatable {
  /// What is wrong, in one sentence without a full stop and without control characters.
  package let message: String

  /// Makes an error from its message.
  package init(_ message: String) { self.message = message }
}
