/// A type of number in a safetensors file, under its name in the header; all are little-endian.
enum StoredType: String, CaseIterable {
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case float64 = "F64"
  case int64 = "I64"

  /// The bytes that one number takes.
  var size: Int {
    switch self {
    case .float16, .bfloat16: 2
    case .float32: 4
    case .float64, .int64: 8
    }
  }

  /// The numbers in some bytes, a whole number of them, rounded to the nearest float.
  func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    switch self {
    case .float32: Self.map(bytes, UInt32.self) { Float(bitPattern: $0) }
    case .float16: Self.map(bytes, UInt16.self, Self.half)
    case .bfloat16: Self.map(bytes, UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .float64: Self.map(bytes, UInt64.self) { Float(Double(bitPattern: $0)) }
    case .int64: Self.map(bytes, Int64.self) { Float($0) }
    }
  }

  /// The number that a half-precision float's bits stand for (IEEE 754 binary16); all are floats.
  private static func half(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1F)
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      return Float(bitPattern: sign | magnitude.bitPattern)
    case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  private static func map<Word: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: ArraySlice<UInt8>, _ word: Word.Type, _ convert: (Word) -> Float
  ) -> [Float] {
    let size = MemoryLayout<Word>.size
    return bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map {
        convert(Word(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: word)))
      }
    }
  }
}
