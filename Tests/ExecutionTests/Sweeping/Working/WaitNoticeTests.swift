import Testing

@testable import Execution

@Suite struct WaitNoticeTests {
  /// What is said at moments in seconds, with some trials of others and some that run here.
  private static func told(_ moments: [(Double, Int, Int)]) -> [Double: Int] {
    var (notice, told) = (WaitNotice(), [Double: Int]())
    for (now, waiting, running) in moments {
      told[now] = notice.note(waiting: waiting, running: running, at: .seconds(now))
    }
    return told
  }

  @Test func `waiting is told once, after some seconds`() {
    let moments = (0..<200).map { (Double($0) / 10, 2, 0) }
    #expect(Self.told(moments) == [3: 2])
  }

  @Test func `a look at a trial is no end of waiting`() {
    // Every two seconds the only trial is looked at for a tenth of one.
    let moments = (0..<200).map { $0 % 20 == 5 ? (Double($0) / 10, 0, 1) : (Double($0) / 10, 1, 0) }
    #expect(Self.told(moments) == [3: 1])
  }

  @Test func `whoever has run a trial meanwhile may say it again`() {
    let waits = (0..<50).map { (Double($0) / 10, 3, 0) }
    let runs = (50..<80).map { (Double($0) / 10, 0, 1) }
    let again = (80..<130).map { (Double($0) / 10, 1, 0) }
    #expect(Self.told(waits + runs + again) == [3: 3, 11: 1])
    #expect(Self.told(runs).isEmpty)
  }
}
