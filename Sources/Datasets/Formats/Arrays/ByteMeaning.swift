/// What inputs of unsigned bytes are.
public enum ByteMeaning: String, Sendable, CaseIterable {
  /// Pixels: `byte / 255`. Images `[samples, height, width]` have one channel.
  case pixels
  /// The numbers from 0 to 255.
  case numbers

  /// What the argument of an array data set says of itself.
  static let summary =
    "what inputs of unsigned bytes are: pixels, which become byte / 255, images `[samples, height, width]` "
    + "having one channel, or numbers as they are"
}
