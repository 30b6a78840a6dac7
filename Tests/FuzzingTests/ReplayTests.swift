import Foundation
import TestSupport
import Testing
import Weights

/// The inputs that fuzzing begins with, and those that it has found: all of them, every time.
@Suite struct ReplayTests {
  private static let corpus = "\(Project.root)/Tests/FuzzingTests/Corpus"

  private func names(of target: FuzzTarget) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(Self.corpus)/\(target.rawValue)")
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  private func input(_ name: String, of target: FuzzTarget) throws -> [UInt8] {
    let url = URL(fileURLWithPath: "\(Self.corpus)/\(target.rawValue)/\(name)")
    return [UInt8](try Data(contentsOf: url))
  }

  @Test(arguments: FuzzTarget.allCases)
  func `every input has an answer, and those that are well formed are taken`(
    _ target: FuzzTarget
  ) throws {
    let names = try names(of: target)
    #expect(!names.isEmpty)
    for name in names {
      let bytes = try input(name, of: target)
      let isTaken = target.run(bytes)
      #expect(isTaken || name.hasPrefix("found-"), "\(target) \(name)")
      #expect(bytes.count <= target.longest, "\(target) \(name) is longer than what is made up")
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `no beginning of an input stops its reader`(_ target: FuzzTarget) throws {
    for name in try names(of: target) {
      let bytes = try input(name, of: target)
      for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 64)) {
        target.run(Array(bytes.prefix(count)))
      }
    }
  }

  /// A text of JSON with all numbers alike.
  private func shape(_ text: String) throws -> String {
    try text.replacing(Regex("-?[0-9][0-9.eE+-]*"), with: "0")
  }

  @Test func `the saved state among the inputs is of today's format`() throws {
    let bytes = try CheckpointTrial.saved()
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      let url = URL(fileURLWithPath: "\(Self.corpus)/checkpoint/half-way")
      try Data(bytes).write(to: url)
      Issue.record("recorded anew")
    }
    // Its numbers may differ in their last digits from one kind of machine to another.
    let kept = try SafetensorsFile(bytes: input("half-way", of: .checkpoint), file: "kept")
    let made = try SafetensorsFile(bytes: bytes, file: "made")
    #expect(kept.names == made.names)
    #expect(try kept.metadata.mapValues(shape) == made.metadata.mapValues(shape))
  }
}
