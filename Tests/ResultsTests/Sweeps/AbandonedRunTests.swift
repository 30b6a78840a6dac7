import Foundation
import System
import TestSupport
import Testing

@testable import Results

/// Workers that are killed while they move a run's folder away from one that is frozen.
@Suite struct AbandonedRunTests {
  private let folder: TemporaryFolder
  private let rows = Data(repeating: 0x61, count: 3_000_000)

  init() throws { folder = try TemporaryFolder() }

  private func worker(_ owner: ProcessIdentity) throws -> TrialClaims {
    try TrialClaims(in: folder.path, of: "n", heartbeat: 1000, owner: owner, now: { .zero })
  }

  /// A run with a checkpoint, whose worker is frozen and has lost its claim.
  private func frozenRun() throws -> (run: RunFolder, lock: RunLock) {
    let run = try RunFolder(creating: folder.path, name: "n", id: "a")
    let lock = try RunLock(of: run)
    try rows.write(to: URL(fileURLWithPath: run.metrics))
    try FileManager.default.createDirectory(
      atPath: "\(run.path)/checkpoint", withIntermediateDirectories: true)
    try Data("saved".utf8).write(to: URL(fileURLWithPath: run.state))
    let first = try worker(.current)
    _ = try #require(try first.take("a"))
    #expect(first.withdraw("a") { _ in true } != nil)
    return (run, lock)
  }

  /// After how many of its three steps the move is given up.
  @Test(arguments: 0...3)
  func `whenever a move ends, the next worker goes on from the checkpoint`(_ steps: Int) throws {
    let (run, frozen) = try frozenRun()
    func isResumable() -> Bool {
      FileManager.default.contents(atPath: run.metrics) == rows
        && FileManager.default.contents(atPath: run.state) == Data("saved".utf8)
    }
    if steps > 0 { try AbandonedRun.prepare(run, "0f") }
    #expect(isResumable())
    if steps > 1 { try AbandonedRun.moveAside(run, "0f") }
    if steps > 2 { try AbandonedRun.finishMove("a", named: "n", in: folder.path) }
    let next = try worker(ProcessIdentity(host: "two", number: 7, start: 1, kernel: nil))
    _ = try #require(try next.take("a"))
    #expect(isResumable())
    #expect(throws: FileError.self) { try frozen.checkPlace() }
    withExtendedLifetime(try RunLock(of: run)) {}
    let left = try FileManager.default.contentsOfDirectory(
      atPath: "\(folder.path)/n/sweeps/.abandoned")
    #expect(left.count == 1 && left.allSatisfy { $0.hasPrefix("a.") && !$0.hasSuffix(".next") })
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/n/sweeps/.claims") == [
        "a"
      ]
    )
  }

  /// As after a power cut, which may leave the beginning of it.
  @Test func `a successor that is not whole is not gone on from`() throws {
    let (run, frozen) = try frozenRun()
    let half = "\(folder.path)/n/sweeps/.abandoned/a.0f.next"
    try FileManager.default.createDirectory(atPath: half, withIntermediateDirectories: true)
    try AbandonedRun.finishMove("a", named: "n", in: folder.path)
    #expect(!FileManager.default.fileExists(atPath: half))
    try frozen.checkPlace()
    #expect(run.hasState)
  }
}
