import Randomness
import Testing

@testable import Engine

@Suite struct ArenaPlannerTests {
  @Test(arguments: 0..<50)
  func `tensors that live together never overlap`(_ seed: Int) {
    var stream = RandomStream(seed: UInt64(seed), purpose: .data)
    let requests = (0..<1 + stream.integer(below: 60)).map { _ in
      let first = stream.integer(below: 40)
      return ArenaPlanner.Request(
        byteCount: stream.integer(below: 5000),
        lifetime: first...first + stream.integer(below: 20))
    }
    let (offsets, byteCount) = ArenaPlanner.plan(requests)
    for (i, a) in requests.enumerated() {
      #expect(offsets[i] % 64 == 0 && offsets[i] + a.byteCount <= byteCount)
      for (j, b) in requests.enumerated().dropFirst(i + 1)
      where a.lifetime.overlaps(b.lifetime) && a.byteCount > 0 && b.byteCount > 0 {
        #expect(
          offsets[i] + a.byteCount <= offsets[j] || offsets[j] + b.byteCount <= offsets[i])
      }
    }
    #expect(byteCount <= requests.reduce(0) { $0 + AlignedBuffer.rounded($1.byteCount) })
  }

  @Test func `tensors that never meet share their bytes`() {
    let requests = [
      ArenaPlanner.Request(byteCount: 640, lifetime: 0...1),
      ArenaPlanner.Request(byteCount: 640, lifetime: 2...3),
      ArenaPlanner.Request(byteCount: 100, lifetime: 1...2),
    ]
    let (offsets, byteCount) = ArenaPlanner.plan(requests)
    #expect(offsets == [0, 0, 640])
    #expect(byteCount == 768)
  }
}
