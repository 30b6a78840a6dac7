/// A type of number in an `.npy` file.
enum NPYType: String, CaseIterable {
  case float32 = "f4"
  case float64 = "f8"
  case int8 = "i1"
  case int16 = "i2"
  case int32 = "i4"
  case int64 = "i8"
  case uint8 = "u1"
  case uint16 = "u2"
  case uint32 = "u4"
  case uint64 = "u8"
  case boolean = "b1"

  /// The bytes that one number takes.
  var size: Int {
    switch self {
    case .int8, .uint8, .boolean: 1
    case .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// Whether the numbers are whole.
  var isInteger: Bool { self != .float32 && self != .float64 }
}
