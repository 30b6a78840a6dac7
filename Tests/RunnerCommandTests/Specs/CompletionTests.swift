import Foundation
import TestSupport
import Testing

/// What shells complete, by the scripts that the command prints for them.
@Suite struct CompletionTests {
  /// What bash offers for the last of some words, from its own completion function.
  private func offers(_ words: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let script = try RunnerProcess(["--generate-completion-script", "bash"], in: folder.path)
    #expect(script.status == 0)
    _ = try folder.write(script.output.utf8, "runner.bash")
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      runner() { "$0" "$@"; }
      source runner.bash
      COMP_WORDS=(runner \(quoted)) COMP_CWORD=\(words.count)
      COMP_LINE="runner \(words.joined(separator: " "))" COMP_POINT=${#COMP_LINE}
      _runner runner "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", program, StartedRunner.path]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .map(String.init)
  }

  @Test func `bash completes commands, schedulers, categories and their members`() throws {
    #expect(try offers(["find"]) == ["find-lr"])
    #expect(try offers(["init", "one_cycle_p"]) == ["one_cycle_policy"])
    #expect(try offers(["describe", "sched"]) == ["scheduler"])
    #expect(try offers(["describe", "scheduler", "range_f"]) == ["range_finder"])
    #expect(try offers(["describe", "loss", "cross"]) == ["cross_entropy"])
  }

  @Test(arguments: ["zsh", "fish"])
  func `other shells get a script that knows the schedulers`(_ shell: String) throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(["--generate-completion-script", shell], in: folder.path)
    #expect(run.status == 0 && run.output.contains("one_cycle_policy"))
  }
}
