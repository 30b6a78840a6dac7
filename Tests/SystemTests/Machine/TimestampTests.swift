import Foundation
import System
import Testing

@Suite struct TimestampTests {
  // python3: datetime.fromtimestamp(n, timezone.utc).isoformat()
  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00.000Z"), (1_709_210_096, 789_999_999, "2024-02-29T12:34:56.789Z"),
    (-1, 5_000_000, "1969-12-31T23:59:59.005Z"), (4_102_444_799, 0, "2099-12-31T23:59:59.000Z"),
  ])
  func `moments are written in UTC to the millisecond`(
    _ seconds: Int, _ nanoseconds: Int, _ text: String
  ) {
    #expect(Timestamp(seconds: seconds, nanoseconds: nanoseconds).text == text)
  }

  @Test func `a moment without a calendar is still a text`() {
    #expect(Timestamp(seconds: .max).text == "@9223372036854775807")
  }

  @Test func `this moment is now`() {
    let now = Date().timeIntervalSince1970
    #expect(abs(Double(Timestamp.now().seconds) - now) < 60)
  }
}
