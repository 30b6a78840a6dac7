import Foundation
import TestSupport
import Testing

/// The manual page: that it holds all that help says, and that its macros are right.
@Suite struct ManualTests {
  /// What `groff` needs to tell all its warnings.
  private static let formatters = [
    ["groff", "-man", "-ww", "-Tascii", "-z"], ["man", "--warnings", "-l"],
  ]

  /// What a program says on standard error of a file; nil where there is no such program.
  private static func complaints(_ command: [String], _ file: String) -> String? {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command + [file]
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, pipe)
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 127 { return nil }
    return String(decoding: output, as: UTF8.self) + "\(process.terminationStatus)"
  }

  private static let hasFormatters = formatters.allSatisfy { complaints($0, "/dev/null") != nil }

  private static func page() throws -> String {
    let folder = try TemporaryFolder()
    let process = try RunnerProcess(["man"], in: folder.path)
    #expect(process.status == 0 && process.errors.isEmpty)
    return process.output
  }

  @Test(.enabled(if: hasFormatters, "skipped: there are no groff and man"))
  func `groff and man read the page without a warning`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.page().utf8, "runner.1")
    for command in Self.formatters { #expect(Self.complaints(command, file) == "0") }
    // That they would tell of a mistake.
    let broken = try folder.write("\(try Self.page()).SH \"x\n.RE\n.nonsense\n".utf8, "broken.1")
    for command in Self.formatters { #expect(Self.complaints(command, broken) != "0") }
  }

  /// The names of a command's options, and of all below it, by the commands' names.
  private func options(_ command: [String: Any], _ prefix: String) -> [String: [String]] {
    let name = prefix + (command["commandName"] as? String ?? "")
    let arguments = command["arguments"] as? [[String: Any]] ?? []
    let names = arguments.filter { $0["shouldDisplay"] as? Bool ?? true }.flatMap {
      $0["names"] as? [[String: String]] ?? []
    }
    .filter { $0["kind"] == "long" }.compactMap { $0["name"] }
    let below = (command["subcommands"] as? [[String: Any]] ?? [])
      .filter { $0["shouldDisplay"] as? Bool ?? true }
      .map { options($0, name + " ") }
    return below.reduce([name: names]) { $0.merging($1) { first, _ in first } }
  }

  @Test func `every command, option and exit status is on the page`() throws {
    let folder = try TemporaryFolder()
    let dump = try RunnerProcess(["--experimental-dump-help"], in: folder.path).output
    let tool = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
    let options = options(try #require(tool?["command"] as? [String: Any]), "")
    let page = try Self.page().replacing("\\-", with: "-")
    #expect(options.count > 20 && options["runner trial-worker"] == nil)
    var sections: [String: Substring] = [:]
    for section in page.split(separator: "\n.SS ") {
      sections[String(section.prefix { $0 != "\n" })] = section
    }
    for (command, names) in options where command != "runner" {
      let section = try #require(sections[command], "\(command)")
      for name in names where name != "help" && name != "version" {
        #expect(section.contains("\\fB--\(name)\\fR"), "\(command) --\(name)")
      }
    }
    let end = try #require(page.split(separator: ".SH EXIT STATUS\n").dropFirst().first)
    for status in [0, 1, 10, 11, 64, 65, 66, 70, 71, 73, 74, 75, 129, 130, 143] {
      #expect(try end.contains(Regex("\\b\(status)\\b")), "\(status)")
    }
  }
}
