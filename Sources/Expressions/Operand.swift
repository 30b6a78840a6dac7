/// What has been parsed: a number, as code, or a list; and where it stands.
struct Operand {
  enum Value {
    /// The code from this instruction to the last leaves one number.
    case scalar(start: Int)
    case list(ListProgram)
  }

  let value: Value
  let range: Range<Int>
  /// What a number is written as.
  var nature = Nature.number
}
