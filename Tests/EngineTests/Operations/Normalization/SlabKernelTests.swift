import CKernels
import Testing

/// Batch normalisation of slabs by the C kernels of every generation, in both types of numbers.
@Suite struct SlabKernelTests {
  /// A slab `[pixels, 16]` in float32 or bfloat16, and its numbers as they are after rounding.
  struct Slab {
    let isShort: Bool
    var floats: [Float]
    var halves: [UInt16]

    init(_ values: [Float], isShort: Bool) {
      self.isShort = isShort
      halves = values.map { UInt16(truncatingIfNeeded: $0.bitPattern >> 16) }
      floats = isShort ? halves.map { Float(bitPattern: UInt32($0) << 16) } : values
    }

    func withBytes<Result>(_ body: (UnsafeRawPointer?) -> Result) -> Result {
      isShort
        ? halves.withUnsafeBytes { body($0.baseAddress) }
        : floats.withUnsafeBytes { body($0.baseAddress) }
    }

    mutating func withMutableBytes(_ body: (UnsafeMutableRawPointer?) -> Void) {
      guard isShort else { return floats.withUnsafeMutableBytes { body($0.baseAddress) } }
      halves.withUnsafeMutableBytes { body($0.baseAddress) }
      floats = halves.map { Float(bitPattern: UInt32($0) << 16) }
    }
  }

  /// Five numbers for each of 16 channels: mean, scale, offset, slope and constant.
  static let numbers = (0..<5).map { Bench.numbers(16, 1, UInt64(20 + $0)) }

  static func withNorm(_ body: (UnsafePointer<ck_norm>) -> Void) {
    let all = Array(numbers.joined())
    all.withUnsafeBufferPointer { all in
      guard let start = all.baseAddress else { return }
      var norm = ck_norm(
        mean: start, scale: start + 16, offset: start + 32, slope: start + 48,
        constant: start + 64)
      body(&norm)
    }
  }

  static func slabs(_ generation: Generation, isShort: Bool) -> ck_slab_kernels {
    isShort ? generation.kernels.bfloat16_slabs : generation.kernels.float32_slabs
  }

  /// What a result may differ by from the same arithmetic in double precision: a rounding of each
  /// product and sum, and that of storing it.
  static func tolerance(_ isShort: Bool, _ value: Double) -> Double {
    isShort ? 1e-6 + abs(value) / 256 : 1e-6
  }

  @Test(arguments: [1, 4, 30], Generation.all)
  func `moments are sums around the shift`(_ pixels: Int, _ generation: Generation) {
    for isShort in [false, true] {
      let slab = Slab(Bench.numbers(pixels * 16, 1, 1).map { $0 + 100 }, isShort: isShort)
      let shift = Array(slab.floats[..<16])
      var sums = [Double](repeating: 7, count: 33)
      slab.withBytes { x in
        guard let x else { return }
        Self.slabs(generation, isShort: isShort).moments(x, shift, &sums, pixels)
      }
      for channel in 0..<16 {
        let distances = (0..<pixels).map {
          Double(slab.floats[$0 * 16 + channel]) - Double(shift[channel])
        }
        #expect(abs(sums[channel] - distances.reduce(0, +)) < 1e-4)
        #expect(abs(sums[16 + channel] - distances.reduce(0) { $0 + $1 * $1 }) < 1e-4)
      }
      #expect(sums[32] == 7)
    }
  }

  @Test(arguments: [false, true], Generation.all)
  func `normalising scales, adds and rectifies`(_ isShort: Bool, _ generation: Generation) {
    let pixels = 5
    let x = Slab(Bench.numbers(pixels * 16, 1, 1), isShort: isShort)
    let added = Slab(Bench.numbers(pixels * 16, 1, 2), isShort: isShort)
    for (adds, rectified) in [(false, false), (false, true), (true, true)] {
      var y = Slab([Float](repeating: 7, count: pixels * 16 + 1), isShort: isShort)
      Self.withNorm { norm in
        x.withBytes { x in
          added.withBytes { added in
            y.withMutableBytes { y in
              guard let x, let y else { return }
              Self.slabs(generation, isShort: isShort)
                .normalize(x, adds ? added : nil, y, norm, pixels, rectified ? 1 : 0)
            }
          }
        }
      }
      for i in 0..<pixels * 16 {
        let channel = i % 16
        var value = Double(x.floats[i]) * Double(Self.numbers[1][channel])
        value += Double(Self.numbers[2][channel]) + (adds ? Double(added.floats[i]) : 0)
        if rectified { value = max(0, value) }
        #expect(abs(Double(y.floats[i]) - value) < Self.tolerance(isShort, value))
      }
      #expect(y.floats.last == 7)
    }
  }

  @Test(arguments: [false, true], Generation.all)
  func `gradients pass where the result was positive`(_ isShort: Bool, _ generation: Generation) {
    let pixels = 6
    let x = Slab(Bench.numbers(pixels * 16, 1, 1), isShort: isShort)
    let dy = Slab(Bench.numbers(pixels * 16, 1, 2), isShort: isShort)
    let y = Slab(Bench.numbers(pixels * 16, 1, 3), isShort: isShort)
    for (usesResult, rectified) in [(false, false), (false, true), (true, true)] {
      var passed = Slab([Float](repeating: 7, count: pixels * 16 + 1), isShort: isShort)
      var sums = [Double](repeating: 0, count: 32)
      Self.withNorm { norm in
        x.withBytes { x in
          dy.withBytes { dy in
            y.withBytes { y in
              passed.withMutableBytes { passed in
                guard let x, let dy else { return }
                Self.slabs(generation, isShort: isShort).gradient_moments(
                  x, dy, usesResult ? y : nil, passed, norm, &sums, pixels, rectified ? 1 : 0)
              }
            }
          }
        }
      }
      var expected = [Double](repeating: 0, count: 32)
      for i in 0..<pixels * 16 {
        let channel = i % 16
        let result =
          usesResult
          ? y.floats[i] : x.floats[i] * Self.numbers[1][channel] + Self.numbers[2][channel]
        let slope = rectified && result <= 0 ? 0 : dy.floats[i]
        #expect(passed.floats[i] == slope)
        expected[channel] += Double(slope)
        expected[16 + channel] += Double(slope) * Double(x.floats[i] - Self.numbers[0][channel])
      }
      for (sum, value) in zip(sums, expected) { #expect(abs(sum - value) < 1e-5) }
      #expect(passed.floats.last == 7)
    }
  }

  @Test(arguments: [false, true], Generation.all)
  func `the input's gradient is a sum of three parts`(_ isShort: Bool, _ generation: Generation) {
    let pixels = 3
    let x = Slab(Bench.numbers(pixels * 16, 1, 1), isShort: isShort)
    let dy = Slab(Bench.numbers(pixels * 16, 1, 2), isShort: isShort)
    for rectified in [false, true] {
      var dx = Slab([Float](repeating: 7, count: pixels * 16 + 1), isShort: isShort)
      Self.withNorm { norm in
        x.withBytes { x in
          dy.withBytes { dy in
            dx.withMutableBytes { dx in
              guard let x, let dy, let dx else { return }
              Self.slabs(generation, isShort: isShort)
                .propagate(x, dy, dx, norm, pixels, rectified ? 1 : 0)
            }
          }
        }
      }
      for i in 0..<pixels * 16 {
        let n = Self.numbers.map { $0[i % 16] }
        let isPassed = !rectified || x.floats[i] * n[1] + n[2] > 0
        var value = isPassed ? Double(n[1]) * Double(dy.floats[i]) : 0
        value += Double(n[3]) * Double(x.floats[i] - n[0]) + Double(n[4])
        #expect(abs(Double(dx.floats[i]) - value) < Self.tolerance(isShort, value))
      }
      #expect(dx.floats.last == 7)
    }
  }
}
