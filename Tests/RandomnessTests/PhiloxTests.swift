import Randomness
import Testing

@Suite struct PhiloxTests {
  /// Known answers published with the generator (Random123's kat_vectors, philox4x32 10).
  static let answers: [(counter: SIMD4<UInt32>, key: UInt64, block: SIMD4<UInt32>)] = [
    (
      SIMD4(0, 0, 0, 0), 0,
      SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
    ),
    (
      SIMD4(repeating: .max), .max,
      SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), 0x299f_31d0_a409_3822,
      SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ]

  @Test(arguments: answers.indices)
  func `blocks equal the published known answers`(_ i: Int) {
    let answer = Self.answers[i]
    #expect(Philox(key: answer.key).block(answer.counter) == answer.block)
  }

  @Test func `streams of different purpose or index differ, the same stream repeats`() {
    var first = RandomStream(seed: 7, purpose: .order, index: 3)
    var again = RandomStream(seed: 7, purpose: .order, index: 3)
    var other = RandomStream(seed: 7, purpose: .dropout, index: 3)
    var next = RandomStream(seed: 7, purpose: .order, index: 4)
    let draws = (0..<64).map { _ in first.next() }
    #expect(draws == (0..<64).map { _ in again.next() })
    #expect(Set(draws).isDisjoint(with: (0..<64).map { _ in other.next() }))
    #expect(Set(draws).isDisjoint(with: (0..<64).map { _ in next.next() }))
  }

  @Test func `a shuffle is a permutation and reaches every order of three`() {
    var orders = Set<[Int]>()
    for index in 0..<200 {
      var stream = RandomStream(seed: 1, purpose: .order, index: UInt64(index))
      var indices = [0, 1, 2]
      stream.shuffle(&indices)
      #expect(indices.sorted() == [0, 1, 2])
      orders.insert(indices)
    }
    #expect(orders.count == 6)
  }

  @Test func `normal numbers have mean 0 and variance 1, uniform ones 0 and a third`() {
    // Tolerances are six standard errors of the estimates over 100,000 draws.
    var stream = RandomStream(seed: 5, purpose: .data)
    var values = [Float](repeating: 0, count: 100_000)
    var span = values.mutableSpan
    stream.fillNormal(&span)
    #expect(abs(mean(values)) < 6 / 316.2)
    #expect(abs(mean(values.map { $0 * $0 }) - 1) < 6 * 1.4142 / 316.2)
    span = values.mutableSpan
    stream.fillUniform(&span, low: -1, high: 1)
    #expect(abs(mean(values)) < 6 * 0.5774 / 316.2)
    #expect(abs(mean(values.map { $0 * $0 }) - 1 / 3) < 6 * 0.2981 / 316.2)
    #expect(values.allSatisfy { -1 <= $0 && $0 < 1 })
  }

  @Test func `doubles are even to the last of 53 bits`() {
    var stream = RandomStream(seed: 6, purpose: .search)
    let values = (0..<10_000).map { _ in stream.uniformDouble() }
    #expect(values.allSatisfy { 0 <= $0 && $0 < 1 && ($0 * 0x1p53).rounded() == $0 * 0x1p53 })
    // Six standard errors of the mean; the last bit is set in half of them.
    let mean = values.reduce(0, +) / 10_000
    #expect(abs(mean - 0.5) < 6 * 0.2887 / 100)
    let odd = values.count { UInt64($0 * 0x1p53) % 2 == 1 }
    #expect(abs(odd - 5000) < 6 * 50)
  }

  private func mean(_ values: [Float]) -> Double {
    values.reduce(0) { $0 + Double($1) } / Double(values.count)
  }
}
