import Testing

@testable import Execution

@Suite struct CheckpointClockTests {
  /// The updates before which a run of 20 updates, 4 an epoch, is saved.
  private func saves(_ pace: String, from start: Int = 0) throws -> [Int] {
    let run = try SampleSpec().run(["train.checkpoint_every=\(pace)"])
    var clock = CheckpointClock(run.experiment, at: start)
    return (start..<20).filter { clock.isDue(at: $0) }
  }

  @Test func `a pace in updates, epochs or a share of the run counts what is done`() throws {
    #expect(try saves("5st") == [5, 10, 15])
    #expect(try saves("2ep") == [8, 16])
    #expect(try saves("30%") == [6, 12, 18])
  }

  @Test func `a resumed run is not saved again where it was`() throws {
    #expect(try saves("5st", from: 5) == [10, 15])
    #expect(try saves("5st", from: 7) == [10, 15])
  }

  @Test func `a run that is never saved, or not yet, goes through`() throws {
    #expect(try saves("never") == [])
    #expect(try saves("1000s") == [])
  }

  @Test func `a time that has gone by is due once`() throws {
    let run = try SampleSpec().run(["train.checkpoint_every=0.001s"])
    // The clock begins to count when it is made, so that the test's time is the longer one.
    let start = ContinuousClock.now
    var clock = CheckpointClock(run.experiment, at: 0)
    while !clock.isDue(at: 1) {}
    #expect(start.duration(to: .now) >= .milliseconds(1))
  }
}
