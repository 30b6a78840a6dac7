import Foundation
import System
import TestSupport
import Testing

@testable import Execution

/// Two experiments whose folders have the same name.
@Suite struct CollisionTests {
  private let spec: SampleSpec
  /// Seeds with the same first digit of their digests.
  private let seeds: [Int]
  private let folder: String

  init() throws {
    let spec = try SampleSpec()
    self.spec = spec
    // Of 17 digests two begin with the same of 16 digits.
    let ids = try (0..<17).map { try Self.prepared(spec, seed: $0).1.id }
    let second = try #require(ids.indices.first { ids[..<$0].contains(ids[$0]) })
    let first = try #require(ids.firstIndex(of: ids[second]))
    seeds = [first, second]
    folder = "\(spec.results)/sample/\(ids[first])"
  }

  private static func prepared(_ spec: SampleSpec, seed: Int) throws -> (PreparedRun, Identity) {
    let run = try spec.run(["seed=\(seed)"])
    var identity = run.identity
    identity.idLength = 1
    return (run, identity)
  }

  private func run(
    _ which: Int, until stop: Int = .max, isForced: Bool = false
  ) throws -> RunOutcome {
    let (run, identity) = try Self.prepared(spec, seed: seeds[which])
    var asked = 0
    return ExperimentRun(run, identity, in: spec.results, isForced: isForced).run(
      show: { _ in },
      stopSignal: {
        asked += 1
        return asked > stop ? .terminate : nil
      })
  }

  private func expectRefused(_ outcome: RunOutcome) {
    #expect(outcome.status == .invalidData && outcome.json == nil)
    #expect(
      outcome.problems.first?.text.contains("use --force for a folder beside this one") == true)
  }

  private func contents() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0 != ".lock" }
    return names.reduce(into: [:]) {
      $0[$1] = FileManager.default.contents(atPath: "\(folder)/\($1)")
    }
  }

  @Test func `the second does not take the first one's result for its own`() throws {
    #expect(try run(0).status == .done)
    let before = try contents()
    expectRefused(try run(1))
    #expect(try contents() == before)
    #expect(try run(0).line == "\(folder): already done")
    #expect(try run(1, isForced: true).line?.hasPrefix("\(folder)-2: done") == true)
  }

  /// With its result, and without it, as where that was lost.
  @Test(arguments: [true, false])
  func `the second does not resume what the first has saved`(_ hasResult: Bool) throws {
    #expect(try run(0, until: 7).status == .terminated)
    if !hasResult { try FileManager.default.removeItem(atPath: "\(folder)/result.json") }
    let before = try contents()
    expectRefused(try run(1))
    #expect(try contents() == before)
    #expect(try run(0).status == .done)
  }
}
