import Foundation
import TestSupport
import Testing

/// The pictures that README shows, which `.ci/pictures` draws anew.
///
/// What was measured is drawn of tables that were recorded, so that no processor's rounding decides.
@Suite struct ReadmePictureTests {
  private static let folder = "\(Project.root)/experiments/pictures"
  /// The command that draws each, in that folder.
  private static let pictures = [
    "schedule.svg": ["schedule", "../onecycle.yaml"],
    "range-test.svg": ["find-lr", "range-test.csv"],
  ]

  /// `RECORD=1` draws the pictures anew, and fails so that nobody takes that for a test.
  @Test(arguments: pictures)
  func `a picture is what its command draws`(_ name: String, _ command: [String]) throws {
    let temporary = try TemporaryFolder()
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    let out = isRecording ? "\(Self.folder)/\(name)" : "\(temporary.path)/out.svg"
    let run = try RunnerProcess(command + ["--quiet", "--svg", out], in: Self.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(!isRecording, "recorded \(name)")
    let drawn = try String(contentsOfFile: out, encoding: .utf8)
    #expect(drawn == (try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)))
  }

  @Test func `no picture is without a command`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(Set(names.filter { $0.hasSuffix(".svg") }) == Set(Self.pictures.keys))
  }
}
