import System
import Testing

@testable import Execution

@Suite struct WorkTimeTests {
  @Test(
    arguments: [
      ("3h50m", 13_800), ("90s", 90), ("1d12h", 129_600), ("1.5h", 5400), ("1d2h3m4s", 93_784),
      ("0.5s", 0.5), ("", nil), ("90", nil), ("3h50", nil), ("50m3h", nil), ("1h1h", nil),
      ("h", nil), ("-1h", nil), ("0s", nil), ("1.2.3h", nil), ("1e3s", nil), ("1 h", nil),
      ("99999999d", nil), ("nan", nil),
    ] as [(String, Double?)])
  func `a time is read`(_ text: String, _ seconds: Double?) {
    #expect(TimeSpan(text)?.seconds == seconds)
  }

  @Test func `no trial is begun in less than twice the median`() {
    var time = WorkTime(end: .seconds(100))
    #expect(time.median == nil && time.allowsTrial(at: .seconds(99)))
    for seconds in [30.0, 10, 12] { time.note(seconds) }
    #expect(time.median == 12)
    #expect(time.allowsTrial(at: .seconds(76)) && !time.allowsTrial(at: .seconds(77)))
    time.note(20)
    #expect(time.median == 16)
    #expect(time.allowsTrial(at: .seconds(68)) && !time.allowsTrial(at: .seconds(69)))
    #expect(!time.isOver(at: .seconds(99)) && time.isOver(at: .seconds(100)))
    #expect(!WorkTime(end: .zero).allowsTrial(at: .zero))
  }

  @Test func `without an end there is always time`() {
    var time = WorkTime(end: nil)
    time.note(1e9)
    #expect(time.allowsTrial(at: .seconds(1_000_000_000)) && !time.isOver(at: .seconds(1 << 40)))
  }

  @Test func `Slurm tells when the job ends`() {
    let now = Timestamp(seconds: 1000)
    func left(_ text: String) -> Duration? {
      JobEnd.left(environment: ["SLURM_JOB_END_TIME": text], now: now)
    }
    #expect(left("1090") == .seconds(90))
    #expect(left("1000") == nil && left("999") == nil && left("soon") == nil)
    #expect(JobEnd.left(environment: [:], now: now) == nil)
  }
}
