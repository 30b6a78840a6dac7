/// A type of number in a file, under its name in NumPy and PyTorch.
enum NumberType: String, CaseIterable {
  case float16, float32, float64, int8, int16, int32, int64, uint8, uint16, uint32, uint64, boolean

  /// The bytes that one number takes.
  var size: Int {
    switch self {
    case .int8, .uint8, .boolean: 1
    case .float16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// Whether the numbers are whole.
  var isInteger: Bool { ![.float16, .float32, .float64].contains(self) }
}
