import Foundation
import JSON
import System
import TestSupport
import Testing

@testable import Execution
@testable import Results

/// Runs that are begun anew by `--force`, and interrupted wherever they are.
@Suite struct ForcedRunTests {
  private let spec: SampleSpec
  private let folder: String

  init() throws {
    spec = try SampleSpec()
    folder = "\(spec.results)/sample/\(try spec.run().identity.id)"
  }

  /// Runs the spec, to its end or until so many updates are done in this process.
  @discardableResult
  private func run(until stop: Int = .max, isForced: Bool = false) throws -> RunOutcome {
    var asked = 0
    return ExperimentRun(try spec.run(), in: spec.results, isForced: isForced).run(
      show: { _ in },
      stopSignal: {
        asked += 1
        return asked > stop ? .terminate : nil
      })
  }

  /// The names of all runs' folders, and the one that is the newest.
  private func runs() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(spec.results)/sample")
    return names.filter { $0 != "latest" }.sorted()
  }

  private var latest: String? {
    try? String(contentsOfFile: "\(spec.results)/sample/latest", encoding: .utf8)
  }

  private func result(_ number: Int) throws -> JSONValue {
    try JSONValue(parsing: RegularFile("\(path(number))/result.json").contents())
  }

  private func path(_ number: Int) -> String { RunFolder.sibling(of: folder, number) }

  private func expectSameBytes(_ first: Int, _ second: Int) throws {
    for name in ["metrics.csv", "checkpoint/weights.safetensors"] {
      #expect(
        try RegularFile("\(path(first))/\(name)").contents()
          == RegularFile("\(path(second))/\(name)").contents())
    }
  }

  private func expectRuns(_ numbers: [Int]) throws {
    #expect(try runs() == numbers.map { FileSystem.name(of: path($0)) })
  }

  @Test(arguments: [true, false])
  func `a forced run that was interrupted goes on, without --force where no run is done`(
    _ isForced: Bool
  ) throws {
    try run(until: isForced ? .max : 7)
    #expect(try run(until: 7, isForced: true).status == .terminated)
    #expect(try run(until: 7, isForced: isForced).status == .terminated)
    let last = try run(isForced: isForced)
    #expect(last.line?.hasPrefix("\(path(2)): done in ") == true)
    #expect(try result(2)["resumptions"] == 2 && result(2)["forced"] == true)
    try expectRuns([1, 2])
    // It stands in the place of the former run from then on.
    #expect(try run().line == "\(path(2)): already done")
    #expect(latest == "\(FileSystem.name(of: path(2)))\n")
    #expect(try run(isForced: true).line?.hasPrefix("\(path(3)): done in ") == true)
    try expectSameBytes(3, 2)
  }

  @Test func `the first run may be forced, and goes on as well`() throws {
    #expect(try run(until: 7, isForced: true).status == .terminated)
    #expect(try run(isForced: true).line?.hasPrefix("\(path(1)): done in ") == true)
    #expect(try result(1)["resumptions"] == 1)
    try expectRuns([1])
  }

  @Test func `a run that was interrupted and is then forced begins anew beside it`() throws {
    #expect(try run(until: 7).status == .terminated)
    #expect(try result(1)["forced"] == false)
    #expect(try run(isForced: true).line?.hasPrefix("\(path(2)): done in ") == true)
    #expect(try result(2)["resumptions"] == 0)
    #expect(try run().line == "\(path(2)): already done")
  }

  /// Killed when the folder was made, when its lock was, when some of its files were there, and when its
  /// result was there but nothing was saved.
  @Test(arguments: [
    [], [".lock"], [".lock", ".tmp-1-2-3", "spec.yaml", "metrics.csv"],
    [".lock", "metrics.csv", "result.json"],
  ])
  func `a forced run that was killed at its beginning goes on`(_ names: [String]) throws {
    try run()
    for _ in 0..<2 {
      try? FileManager.default.removeItem(atPath: path(2))
      try FileManager.default.createDirectory(
        atPath: path(2), withIntermediateDirectories: true)
      for name in names { try AtomicFile.write("step", to: "\(path(2))/\(name)") }
      if names.contains("result.json") {
        let text = try String(contentsOfFile: "\(path(1))/result.json", encoding: .utf8)
          .replacing(#""done""#, with: #""running""#)
        try AtomicFile.write(text, to: "\(path(2))/result.json")
      }
      // A run that is done answers before it.
      #expect(try run().line == "\(path(1)): already done")
      #expect(latest == "\(FileSystem.name(of: path(1)))\n")
      let outcome = try run(isForced: true)
      #expect(outcome.line?.hasPrefix("\(path(2)): done in ") == true, "\(outcome.problems)")
      try expectRuns([1, 2])
      try expectSameBytes(1, 2)
    }
  }

  @Test func `a forced run whose checkpoint is damaged is left alone`() throws {
    try run(until: 7)
    try run(until: 7, isForced: true)
    let state = "\(path(2))/checkpoint/state.safetensors"
    try AtomicFile.write("damaged", to: state)
    #expect(try run().status == .invalidData)
    #expect(try run(isForced: true).line?.hasPrefix("\(path(3)): done in ") == true)
    #expect(try RegularFile(state).contents() == Array("damaged".utf8))
  }

  @Test func `a run that is done answers, whatever was begun beside it`() throws {
    try run()
    try run(until: 7, isForced: true)
    func expectDone() throws {
      #expect(try run().line == "\(path(1)): already done")
      #expect(latest == "\(FileSystem.name(of: path(1)))\n")
    }
    try expectDone()
    let lock = try lock(2)
    try withExtendedLifetime(lock) { try expectDone() }
    try FileManager.default.createDirectory(atPath: path(9), withIntermediateDirectories: true)
    try expectDone()
    #expect(try FileManager.default.contentsOfDirectory(atPath: path(9)).isEmpty)
  }

  @Test func `an empty folder is nobody's newest run`() throws {
    try run(until: 7)
    try FileManager.default.createDirectory(atPath: path(9), withIntermediateDirectories: true)
    #expect(try run().line?.hasPrefix("\(path(1)): done in ") == true)
    #expect(try result(1)["resumptions"] == 1)
  }

  @Test func `a run that another process works on is waited for by a plain run alone`() throws {
    try run(until: 7)
    try run(until: 7, isForced: true)
    let lock = try lock(2)
    try withExtendedLifetime(lock) {
      let outcome = try run()
      #expect(outcome.status == .busy && outcome.line == nil)
      #expect(outcome.json?.contains(#""status":"interrupted""#) == true)
      try expectRuns([1, 2])
      #expect(try run(isForced: true).line?.hasPrefix("\(path(3)): done in ") == true)
    }
    #expect(try result(2)["status"] == "interrupted")
  }

  @Test func `of two that are forced at once each has a folder`() throws {
    try run()
    // One that has no result yet.
    try FileManager.default.createDirectory(atPath: path(2), withIntermediateDirectories: true)
    let second = try lock(2)
    try withExtendedLifetime(second) {
      #expect(try run(isForced: true).line?.hasPrefix("\(path(3)): done in ") == true)
      // One whose lock was free a moment ago.
      let location = RunLocation(
        root: spec.results, name: "sample", identity: try spec.run().identity, seed: 0,
        dataDigest: "", isOneOfMany: false)
      let folder = RunFolder(
        root: spec.results, name: "sample", id: FileSystem.name(of: path(2)))
      #expect(try location.take(folder, isForced: true).folder.path == path(4))
      #expect(throws: FileError.self) { try location.take(folder, isForced: false) }
    }
  }

  /// Takes the lock of a folder as another process does.
  private func lock(_ number: Int) throws -> RunLock {
    try RunLock(
      of: RunFolder(root: spec.results, name: "sample", id: FileSystem.name(of: path(number))))
  }

  @Test func `what is no run is not taken for one, and numbers are not used twice`() throws {
    try run()
    try run(isForced: true)
    try run(isForced: true)
    try FileManager.default.removeItem(atPath: path(2))
    try AtomicFile.write("", to: path(7))
    try FileManager.default.createSymbolicLink(atPath: path(8), withDestinationPath: path(1))
    #expect(try run().line == "\(path(3)): already done")
    #expect(try run(isForced: true).line?.hasPrefix("\(path(4)): done in ") == true)
  }

  @Test func `a run that is done and has lost its result is not trained over`() throws {
    try run()
    let before = try RegularFile("\(path(1))/metrics.csv").contents()
    for text in [nil, "", "{}", "no JSON"] {
      try? FileManager.default.removeItem(atPath: "\(path(1))/result.json")
      if let text { try AtomicFile.write(text, to: "\(path(1))/result.json") }
      let outcome = try run()
      #expect(outcome.status == .invalidData)
      #expect(
        outcome.problems.map(\.text) == [
          "\(path(1)): error: has the weights of a run that has ended, and no result.json that can "
            + "be read: bring that back, remove the folder to begin again, or use --force for a "
            + "folder beside this one"
        ])
      #expect(try RegularFile("\(path(1))/metrics.csv").contents() == before)
    }
    #expect(try run(isForced: true).line?.hasPrefix("\(path(2)): done in ") == true)
    // Of two runs that are done the one that has its result is believed.
    try run(isForced: true)
    try FileManager.default.removeItem(atPath: "\(path(3))/result.json")
    #expect(try run().line == "\(path(2)): already done")
  }

  @Test func `a run that is already done is the newest again`() throws {
    try run()
    let other = ExperimentRun(try spec.run(["seed=9"]), in: spec.results).run(show: { _ in })
    #expect(other.status == .done)
    let id = "\(FileSystem.name(of: folder))\n"
    #expect(latest != id)
    #expect(try run().line == "\(folder): already done")
    #expect(latest == id)
    // Whatever lies there takes nothing from the run.
    try FileManager.default.removeItem(atPath: "\(spec.results)/sample/latest")
    try FileManager.default.createDirectory(
      atPath: "\(spec.results)/sample/latest/x", withIntermediateDirectories: true)
    #expect(try run().line == "\(folder): already done")
  }

  @Test func `a run that was killed and cannot be resumed no longer says that it is running`()
    throws
  {
    try run(until: 7)
    let path = "\(folder)/result.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try AtomicFile.write(text.replacing(#""interrupted""#, with: #""running""#), to: path)
    try AtomicFile.write("damaged", to: "\(folder)/checkpoint/state.safetensors")
    #expect(try run().status == .invalidData)
    #expect(try result(1)["status"] == "interrupted")
    #expect(try result(1)["message"] == "killed, or its machine stopped")
  }
}
