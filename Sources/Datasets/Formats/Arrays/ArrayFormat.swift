/// A kind of file that holds one array of numbers.
protocol ArrayFormat {
  /// Reads what precedes the numbers.
  static func header(of bytes: [UInt8]) throws(FormatError) -> ArrayHeader

  /// Whether arrays `[samples, height, width]` of any numbers are images of a channel.
  static var holdsImages: Bool { get }

  /// What messages call a type of number.
  static func text(_ type: NumberType) -> String

  /// How messages write a shape.
  static func text(_ shape: [Int]) -> String

  /// What messages call the number at a position, counted from 0 over the whole array.
  static func place(_ position: Int, in shape: [Int]) -> String

  /// What messages call a number that should be the class of a sample.
  static func label(_ number: Int64, of sample: Int, in shape: [Int]) -> String
}

/// What the header of a file says of the array behind it.
struct ArrayHeader {
  /// All dimensions, the samples' first.
  let shape: [Int]
  /// The type of the numbers.
  let type: NumberType
  /// Where the numbers begin.
  let start: Int
  /// Whether the first byte of a number is the most significant one.
  var isBigEndian = false
  /// Whether the first dimension runs fastest, and not the last.
  var isFortranOrder = false
}
