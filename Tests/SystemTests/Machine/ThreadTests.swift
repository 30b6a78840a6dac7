import System
import Synchronization
import Testing

@Suite struct ThreadTests {
  /// What two threads hand each other, under a condition.
  private final class Exchange: @unchecked Sendable {
    // Everything else changes under it alone.
    let condition = Condition()
    var asked = 0
    var answered = 0
  }

  @Test func `two threads take turns by what they change`() throws {
    let exchange = Exchange()
    let thread = try #require(
      Thread {
        for turn in 1...1000 {
          _ = exchange.condition.wait { exchange.asked >= turn ? true : nil }
          exchange.condition.change { exchange.answered = turn }
        }
      })
    for turn in 1...1000 {
      exchange.condition.change { exchange.asked = turn }
      let answer = exchange.condition.wait {
        exchange.answered == turn ? exchange.answered : nil
      }
      #expect(answer == turn)
    }
    thread.join()
  }

  @Test func `joining waits for the work, and the work is let go`() throws {
    final class Token: Sendable {}
    weak var token: Token?
    let done = Atomic<Bool>(false)
    try {
      let kept = Token()
      token = kept
      let thread = try #require(
        Thread {
          Thread.sleep(microseconds: 20_000)
          withExtendedLifetime(kept) { done.store(true, ordering: .relaxed) }
        })
      thread.join()
    }()
    let isDone = done.load(ordering: .relaxed)
    #expect(isDone)
    #expect(token == nil)
  }
}
