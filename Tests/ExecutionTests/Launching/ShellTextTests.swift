import Foundation
import Testing

@testable import Execution

@Suite struct ShellTextTests {
  static let hostile = [
    "", " ", "plain", "it's", "''", "'", "$(touch evil)", "`id`", "${HOME}", "$HOME", "a\nb", "\n",
    "a\\b", "\\", "\\'", "\"", "!x", "*", "~", "-n", "#", ";ls", "a&b", "ä ö", "'\u{301}", "\t",
    "%A",
    "--set=x", "a=b", "{a,b}", "[a]", "|", ">x",
  ]

  @Test(arguments: ["/bin/sh", "/bin/bash"])
  func `a shell reads back any words`(_ shell: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    let words = ["printf", "%s\\0"] + Self.hostile
    process.arguments = ["-c", ShellText.command(words)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let texts = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(texts.dropLast() == Self.hostile[...])
  }

  @Test func `what needs no quotes has none`() {
    #expect(ShellText.command(["runner", "work", "/a/b-c_d.yaml"]) == "runner work /a/b-c_d.yaml")
    #expect(ShellText.quoted("it's") == "'it'\\''s'")
  }
}
