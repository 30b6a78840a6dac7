import Foundation
import Schedules
import Testing

/// The example of the library's README, which is compiled and run here.
@Suite struct LibraryExampleTests {
  /// The lines of a file of the project without their indentation.
  private func lines(of path: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  @Test func `what is compiled here is what README shows`() throws {
    let readme = try lines(of: "Sources/Schedules/README.md")
    let shown = readme.drop { $0 != "```swift" }.dropFirst().prefix { $0 != "```" }
    let compiled = try lines(of: "Tests/SchedulesTests/ReadmeExample.swift")
    let head = compiled.prefix { !$0.hasPrefix("/// The example of") }
    let body = compiled.drop { !$0.hasPrefix("static func run()") }.dropFirst()
      .prefix { $0 != "// The end of the example." }
    #expect(Array(shown) == Array(head + body))
  }

  @Test func `a loop that was saved and restored ends where one that went through does`() throws {
    let (timetable, descent) = try ReadmeExample.run()
    var (whole, stepper) = (Descent(), Stepper(timetable))
    while stepper.state.step < 100 {
      whole.update(learningRate: stepper[.learningRate], momentum: stepper[.momentum])
      stepper.step()
    }
    #expect(descent.x == whole.x && descent.velocity == whole.velocity)
    #expect(abs(descent.x) < 0.1)
  }

  @Test func `its schedules are what it says they are`() throws {
    let table = try ReadmeExample.run().timetable
    func value(_ knob: Knob, _ step: Int) -> Double { table.value(of: knob, group: 0, at: step) }
    #expect(abs(value(.learningRate, 0) - 0.01) < 1e-15)
    #expect(value(.learningRate, 10) == 0.1 && value(.learningRate, 100) == 0)
    #expect(abs(value(.learningRate, 55) - 0.05) < 1e-15)
    #expect(value(.momentum, 10) == 0.95 - 0.1 && value(.momentum, 100) == 0.95)
  }
}
