import CKernels
import Testing

@testable import Engine

@Suite struct RowPairingTests {
  /// The nearest number with 8 bits of precision, the even one of two; infinity beyond the greatest.
  static func rounded(_ x: Float) -> Float {
    guard x.isFinite, x != 0 else { return x }
    let low = Float(bitPattern: x.bitPattern & 0xffff_0000)
    let high = Float(bitPattern: low.bitPattern &+ 0x1_0000)
    // The step to infinity counts as one more of the same size.
    let step = Double(low.ulp) * 65536
    let distance = abs(Double(x) - Double(low))
    if distance * 2 == step { return low.bitPattern & 0x1_0000 == 0 ? low : high }
    return distance * 2 < step ? low : high
  }

  static let special: [Float] = [
    0, -0.0, 1, -1, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    .leastNormalMagnitude, Float(bitPattern: 0x3f80_8000), Float(bitPattern: 0x3f81_8000),
    Float(bitPattern: 0x3f80_8001), Float(bitPattern: 0xbf80_7fff), 3.14159, -2.71828,
    Float(bitPattern: 0x1_16c2),
  ]

  @Test(arguments: Generation.all)
  func `rows are paired and rounded to the nearest, ties to even`(_ generation: Generation) {
    let width = 32
    var x = Bench.numbers(4 * width, 3, 1)
    x.replaceSubrange(..<16, with: Self.special)
    var y = [UInt16](repeating: 7, count: 4 * width + 1)
    generation.kernels.pair_rows(x, &y, 2, width)
    for row in 0..<4 {
      for i in 0..<width {
        let half = y[2 * (row / 2 * width + i) + row % 2]
        let value = Float(bitPattern: UInt32(half) << 16)
        #expect(value.bitPattern == Self.rounded(x[row * width + i]).bitPattern, "\(row), \(i)")
      }
    }
    #expect(y.last == 7)
  }

  @Test(arguments: Generation.all)
  func `NaN stays NaN, whatever its bits`(_ generation: Generation) {
    var x = [Float](repeating: 1, count: 32)
    for (i, bits) in [0x7fff_ffff, 0x7f80_0001, 0xffff_ffff, 0x7fc0_0000].enumerated() {
      x[i] = Float(bitPattern: UInt32(bits))
    }
    var y = [UInt16](repeating: 0, count: 32)
    generation.kernels.pair_rows(x, &y, 1, 16)
    for i in 0..<4 { #expect(Float(bitPattern: UInt32(y[2 * i]) << 16).isNaN) }
    #expect(y[8] == 0x3f80 && y[9] == 0x3f80)
  }

  @Test func `only blocks whose rows are paired are`() {
    let plain = MemoryDescriptor(plain: [64, 32])
    #expect(RowPairing(plain, plain.storing(.bfloat16)) == nil)
    #expect(RowPairing(plain, plain) == nil)
  }
}
