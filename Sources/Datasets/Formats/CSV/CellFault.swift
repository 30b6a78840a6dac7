/// What is wrong with a row, and where in its block.
struct CellFault: Error {
  /// What is wrong, in one sentence.
  let message: String
  /// The byte at fault.
  let position: Int
  /// Whether the line as a whole is at fault.
  var isWholeLine = false

  /// Why a cell cannot be taken.
  enum Reason {
    case notANumber, notFinite, tooLarge, notABoolean, notADate, notText
  }

  /// What is wrong with a cell, which is quoted with its column's name; a hint follows where it should be a number.
  static func text(_ reason: Reason, _ cell: String, _ hint: String) -> String {
    switch reason {
    case .notANumber: "\(cell) is not a number\(hint)"
    case .notFinite: "\(cell) is not a finite number"
    case .tooLarge: "\(cell) is too large for a 32-bit float"
    case .notABoolean: "\(cell) is neither true nor false"
    case .notADate: "\(cell) is not a date such as 2024-02-29 or 2024-02-29 13:45:00"
    case .notText: "\(cell) is not text in UTF-8"
    }
  }
}
