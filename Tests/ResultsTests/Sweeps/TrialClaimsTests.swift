import Foundation
import System
import TestSupport
import Testing

@testable import Results

/// Claims of several workers, each with a clock of its own that the test sets.
@Suite struct TrialClaimsTests {
  fileprivate final class Clock {
    var time = Duration.zero
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var place: String { "\(folder.path)/n/sweeps/.claims" }

  /// A worker as of another machine, of whose processes nothing is known here.
  private func worker(
    _ host: String, _ clock: Clock = Clock(), heartbeat: Double = 1000, kernel: String? = nil,
    number: Int = 7
  ) throws -> TrialClaims {
    try TrialClaims(
      in: folder.path, of: "n", heartbeat: heartbeat,
      owner: ProcessIdentity(host: host, number: number, start: 1, kernel: kernel)
    ) { clock.time }
  }

  private func bytes(_ id: String = "a") -> Data? {
    FileManager.default.contents(atPath: "\(place)/\(id)")
  }

  /// Writes the next heartbeat of a claim, as its owner does.
  private func beat(_ claim: TrialClaim) throws {
    try OutputFile("\(place)/\(claim.id)", .updating).write(
      claim.nextBeat(), at: claim.text.place)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place).sorted()
  }

  @Test func `one worker has a trial until it gives it back`() throws {
    let (first, second) = (try worker("one"), try worker("two"))
    let claim = try #require(try first.take("a"))
    #expect(first.holds(claim) && !claim.isLost)
    #expect(try second.take("a") == nil && first.take("a") == nil)
    let other = try #require(try second.take("b"))
    #expect(try names() == ["a", "b"])
    first.release(claim)
    #expect(try names() == ["b"])
    let again = try #require(try second.take("a"))
    second.release(again)
    second.release(other)
    #expect(try names() == [])
  }

  private func inode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }

  @Test func `a claim's file is that of the next claim, and of nobody's at the end`() throws {
    let spares = "\(folder.path)/n/sweeps/.spares"
    func count() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: spares).count }
    let (second, clock) = (try worker("two"), Clock())
    do {
      let first = try worker("one", clock)
      let claim = try #require(try first.take("a"))
      let number = try inode("\(place)/a")
      first.release(claim)
      #expect(try count() == 1)
      let next = try #require(try first.take("b"))
      #expect(try inode("\(place)/b") == number && count() == 0)
      #expect(bytes("b") == Data(next.text.bytes) && first.holds(next) && !first.holds(claim))
      // It is no claim if another worker has the trial.
      first.release(next)
      let other = try #require(try second.take("a"))
      #expect(try first.take("a") == nil && second.holds(other))
      first.release(try #require(try first.take("c")))
      #expect(try count() == 1)
    }
    #expect(try count() == 0)
  }

  @Test func `of many that claim at once one has each trial`() async throws {
    let path = folder.path
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<8 {
        group.addTask {
          let owner = ProcessIdentity(host: "host\(number)", number: 7, start: 1, kernel: nil)
          let worker = try TrialClaims(in: path, of: "n", heartbeat: 1000, owner: owner) { .zero }
          return try (0..<100).count { try worker.take("t\($0)") != nil }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.reduce(0, +) == 100)
    #expect(try names().count == 100)
  }

  @Test func `a claim that is not renewed for three heartbeats is taken over`() throws {
    let clock = Clock()
    let (first, second) = (try worker("one"), try worker("two", clock, heartbeat: 1))
    let claim = try #require(try first.take("a"))
    // The owner's heartbeat counts, and not that of whoever waits.
    for second1000 in [0, 900, 1900, 2900] {
      clock.time = .seconds(second1000)
      #expect(try second.take("a") == nil)
    }
    clock.time = .seconds(3000)
    let taken = try #require(try second.take("a"))
    #expect(second.holds(taken))
    #expect(!first.holds(claim) && claim.isLost)
    // What it lost it cannot give back.
    let before = bytes()
    first.release(claim)
    #expect(bytes() == before && second.holds(taken))
    #expect(try names() == ["a"])
  }

  @Test func `a heartbeat makes the wait begin anew`() throws {
    let clock = Clock()
    let (first, second) = (try worker("one"), try worker("two", clock))
    let claim = try #require(try first.take("a"))
    for round in 0..<20 {
      clock.time = .seconds(1000 * round)
      #expect(try second.take("a") == nil)
      if round % 3 == 2 { try beat(claim) }
    }
    #expect(first.holds(claim))
  }

  /// The waiter may have been frozen together with the owner, which then needs a moment to renew.
  @Test func `a time in which the waiter did not look counts as one heartbeat`() throws {
    let clock = Clock()
    let (first, second) = (try worker("one"), try worker("two", clock))
    let claim = try #require(try first.take("a"))
    for hour in [0, 1, 2] {
      clock.time = .seconds(3600 * hour)
      #expect(try second.take("a") == nil)
    }
    #expect(first.holds(claim))
    clock.time = .seconds(3600 * 3)
    #expect(try second.take("a") != nil)
  }

  @Test func `of two that find a claim stale one takes it, and the other one leaves the new claim`()
    throws
  {
    let clock = Clock()
    let first = try worker("one")
    let waiters = try (0..<4).map { try worker("w\($0)", clock) }
    _ = try #require(try first.take("a"))
    for time in [0, 1000, 2000] {
      clock.time = .seconds(time)
      for waiter in waiters { #expect(try waiter.take("a") == nil) }
    }
    clock.time = .seconds(3000)
    let taken = try waiters.map { try $0.take("a") }
    #expect(taken.map { $0 != nil } == [true, false, false, false])
  }

  @Test func `a new claim that was renamed in the place of a stale one is put back`() throws {
    let (first, second) = (try worker("one"), try worker("two"))
    let claim = try #require(try first.take("a"))
    let content = bytes()
    #expect(second.withdraw("a") { _ in false } == nil)
    #expect(first.holds(claim) && bytes() == content)
    #expect(try names() == ["a"])
    // The file has one name, so that it can be renewed.
    try beat(claim)
    #expect(second.withdraw("none") { _ in true } == nil)
  }

  @Test func `a claim of a process that is gone is taken at once, and of one that is there is not`()
    throws
  {
    let kernel = ProcessIdentity.current.kernel
    try #require(kernel != nil)
    // No process has that number.
    let gone = try worker("vm", kernel: kernel, number: 2_147_483_647)
    _ = try #require(try gone.take("a"))
    let elsewhere = try worker("vm", kernel: "another boot", number: 2_147_483_647)
    _ = try #require(try elsewhere.take("b"))
    let here = try TrialClaims(in: folder.path, of: "n")
    let own = try #require(try here.take("c"))
    let second = try worker("two")
    #expect(try second.take("a") != nil)
    #expect(try second.take("b") == nil)
    #expect(try second.take("c") == nil)
    here.release(own)
  }

  @Test func `claims of processes that are gone go at a sweep's end, and no others`() throws {
    let kernel = try #require(ProcessIdentity.current.kernel)
    let gone = try worker("vm", kernel: kernel, number: 2_147_483_647)
    _ = try #require(try gone.take("a"))
    let elsewhere = try worker("vm", kernel: "another boot", number: 2_147_483_647)
    _ = try #require(try elsewhere.take("b"))
    let here = try TrialClaims(in: folder.path, of: "n")
    let own = try #require(try here.take("c"))
    try worker("two").removeAbandoned()
    #expect(try names() == ["b", "c"] && here.holds(own))
  }

  @Test func `an empty claim, whose maker was killed at once, is taken over`() throws {
    let clock = Clock()
    let worker = try worker("one", clock, heartbeat: 1)
    _ = FileManager.default.createFile(atPath: "\(place)/a", contents: Data())
    for time in [0, 1, 2] {
      clock.time = .seconds(time)
      #expect(try worker.take("a") == nil)
    }
    clock.time = .seconds(3)
    #expect(try worker.take("a") != nil)
    #expect(try names() == ["a"])
  }

  @Test func `files that nobody knows do no harm`() throws {
    let worker = try worker("one")
    for name in [".nfs00000000012345", "a.nonsense", "b"] {
      _ = FileManager.default.createFile(atPath: "\(place)/\(name)", contents: Data([1, 2]))
    }
    let claim = try #require(try worker.take("a"))
    #expect(worker.holds(claim))
    #expect(try worker.take("b") == nil)
  }

  @Test func `a thread renews what is claimed, and sees what was taken over`() throws {
    let worker = try worker("one", heartbeat: 0.01)
    let claim = try #require(try worker.take("a"))
    let start = bytes()
    let begin = ContinuousClock.now
    while bytes() == start, begin.duration(to: .now) < .seconds(60) { usleep(1000) }
    #expect(bytes() != start && !claim.isLost)
    try FileManager.default.moveItem(atPath: "\(place)/a", toPath: "\(place)/a.away")
    while !claim.isLost, begin.duration(to: .now) < .seconds(60) { usleep(1000) }
    #expect(claim.isLost)
  }

  @Test func `a heartbeat is written to no claim but its own`() throws {
    let first = try worker("one")
    let claim = try #require(try first.take("a"))
    let renewal = ClaimRenewal(in: try Folder(place), heartbeat: 1000)
    let opened = try OutputFile("\(place)/a", .updating)
    // Another worker takes the trial over, just before the heartbeat is written.
    try FileManager.default.moveItem(atPath: "\(place)/a", toPath: "\(place)/a.away")
    let other = Data(repeating: 0x78, count: 300)
    try other.write(to: URL(fileURLWithPath: "\(place)/a"))
    renewal.renew(claim, in: opened)
    #expect(bytes() == other && !claim.isLost)
    let found = try OutputFile("\(place)/a", .updating)
    renewal.renew(claim, in: found)
    #expect(bytes() == other && claim.isLost)
  }

  @Test func `the run's folder is moved from a worker that may be frozen, with what it has saved`()
    throws
  {
    let run = try RunFolder(creating: folder.path, name: "n", id: "a")
    let frozen = try RunLock(of: run)
    let rows = Data(repeating: 0x61, count: 3_000_000)
    try rows.write(to: URL(fileURLWithPath: run.metrics))
    try FileManager.default.createDirectory(
      atPath: "\(run.path)/checkpoint", withIntermediateDirectories: true)
    try Data("saved".utf8).write(to: URL(fileURLWithPath: run.state))
    try Data("{}".utf8).write(to: URL(fileURLWithPath: run.result))
    let clock = Clock()
    let first = try TrialClaims(
      in: folder.path, of: "n", heartbeat: 1000, owner: .current, now: { .zero })
    let second = try worker("two", clock)
    _ = try #require(try first.take("a"))
    for time in [0, 1000, 2000, 3000] {
      clock.time = .seconds(time)
      #expect(try (second.take("a") != nil) == (time == 3000))
    }
    // It may be begun in the new folder, and the old worker knows that its own is not in its place.
    _ = try RunLock(of: run)
    #expect(throws: FileError.self) { try frozen.checkPlace() }
    #expect(FileManager.default.contents(atPath: run.metrics) == rows)
    #expect(FileManager.default.contents(atPath: run.state) == Data("saved".utf8))
    #expect(!FileManager.default.fileExists(atPath: run.result))
    let aside = try FileManager.default.contentsOfDirectory(
      atPath: "\(folder.path)/n/sweeps/.abandoned")
    #expect(aside.count == 1 && aside[0].hasPrefix("a."))
    #expect(try names() == ["a"])
  }

  @Test func `the folder of a run that another process works on stays`() throws {
    let run = try RunFolder(creating: folder.path, name: "n", id: "a")
    let lock = try RunLock(of: run)
    let clock = Clock()
    let (first, second) = (try worker("one"), try worker("two", clock))
    _ = try #require(try first.take("a"))
    for time in [0, 1000, 2000, 3000] {
      clock.time = .seconds(time)
      _ = try second.take("a")
    }
    try lock.checkPlace()
  }
}
