import Foundation
import TestSupport
import Testing

/// Everything that shows what a user wrote, given texts that would steer a terminal.
@Suite struct HostileTextTests {
  /// A cleared screen, a bell, a change of direction, a C1 control, and a deletion.
  private static let hostile = "a\u{1B}[2Jb\u{07}\u{202E}c\u{9B}31m\u{7F}"
  /// The same as YAML writes it in double quotes.
  private static let quoted = "a\\e[2Jb\\a\\u202Ec\\x9b31m\\x7f"

  /// A good spec; its group names, its layers' names and its own name are harmless or refused.
  private static func spec(_ changes: [String: String] = [:]) -> String {
    let lines = [
      "name": "good", "description": "\"\(quoted)\"",
      "data": "{dataset: normal, samples: 20, shape: 3, classes: 2, batch_size: 5}",
      "model": "[{linear: {out_features: 2, name: out}}]", "loss": "cross_entropy",
      "optimizer":
        "{type: sgd, lr: 0.1, groups: [{name: \"zoë\", params: \"*.bias\"}]}",
      "scheduler": "{type: exponential, gamma: 0.9}", "train": "{epochs: 2}",
    ].merging(changes) { $1 }
    return lines.sorted { $0.key < $1.key }.map { "\($0): \($1)\n" }.joined()
  }

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || ![.control, .format, .lineSeparator, .paragraphSeparator]
          .contains(scalar.properties.generalCategory)
    }
  }

  private func check(_ run: RunnerProcess, _ what: String, status: Int32?) {
    #expect(isHarmless(run.output), "\(what): \(run.output.debugDescription)")
    #expect(isHarmless(run.errors), "\(what): \(run.errors.debugDescription)")
    #expect(!(run.output + run.errors).isEmpty, "\(what)")
    if let status { #expect(run.status == status, "\(what): \(run.errors)") }
  }

  @Test(
    arguments: [
      ["check"], ["check", "--verbose"], ["explain"], ["explain", "--json"], ["schedule"],
      ["schedule", "--plot"], ["schedule", "--svg", "-"], ["run"], ["run", "--json"],
    ])
  func `a good spec is shown without its escapes`(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec().utf8), "\(Self.hostile).yaml")
    check(try RunnerProcess(command + [file], in: folder.path), "\(command)", status: 0)
  }

  @Test func `two specs are compared without their escapes`() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write(Array(Self.spec().utf8), "\(Self.hostile).yaml")
    let other = Self.spec(["train": "{epochs: 3}"])
    let second = try folder.write(Array(other.utf8), "\(Self.hostile)2.yaml")
    for options in [[], ["--json"]] {
      let run = try RunnerProcess(["schedule", "--diff", first, second] + options, in: folder.path)
      check(run, "\(options)", status: 1)
    }
  }

  @Test(
    arguments: [
      ("name", "\"\(quoted)\""), ("name", "\"..\""), ("name", "\"../x\""), ("name", "\"a\\0b\""),
      ("name", "/etc"), ("name", "latest"), ("\"\(quoted)\"", "1"),
      ("data", "{dataset: csv, path: \"\(quoted)\", batch_size: 1}"),
      ("data", "{dataset: mnist, path: \"\(quoted)\", batch_size: 1}"),
      ("data", "{dataset: \"\(quoted)\", batch_size: 1}"),
      ("model", "[{linear: {out_features: 2, name: \"\(quoted)\"}}]"),
      ("model", "[\"\(quoted)\"]"), ("model", "[{\"\(quoted)\": 1, b: 2}]"),
      ("loss", "\"\(quoted)\""), ("metrics", "[\"\(quoted)\"]"),
      ("init", "{weights: \"\(quoted)\"}"),
      ("optimizer", "{type: sgd, lr: 0.1, groups: [{name: \"\(quoted)\", params: \"*\"}]}"),
      ("optimizer", "{type: sgd, lr: 0.1, groups: [{name: a, params: \"\(quoted)\"}]}"),
      ("optimizer", "{type: sgd, lr: \"\(quoted)\"}"),
      ("scheduler", "{type: lambda, lr: \"\(quoted)\"}"),
      ("train", "{epochs: \"\(quoted)\"}"), ("train", "&\(hostile) 1"), ("train", "*a\u{202E}b"),
    ])
  func `a mistake is shown without its escapes, and makes nothing`(
    _ key: String, _ value: String
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec([key: value]).utf8), "s.yaml")
    for command in ["check", "run"] {
      let run = try RunnerProcess([command, file], in: folder.path)
      check(run, "\(command) \(key): \(value)", status: nil)
      #expect([65, 66].contains(run.status), "\(key): \(value): \(run.errors)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == ["s.yaml"])
  }

  @Test func `options and paths are shown without their escapes`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec().utf8), "s.yaml")
    let calls: [([String], Int32)] = [
      (["check", "\(Self.hostile).yaml"], 66), (["explain", file, Self.hostile], 64),
      (["check", file, "--set", "\(Self.hostile)=1"], 65),
      (["check", file, "--set", "description=[\(Self.hostile)"], 64),
      (["explain", file, "description", "--set", "description=\"\(Self.quoted)\""], 0),
      (["schedule", file, "--svg", "\(Self.hostile)/x.svg"], 73),
      ([file, "--out", Self.hostile], 0), ([file, "--out", Self.hostile], 0),
    ]
    for (arguments, status) in calls {
      check(try RunnerProcess(arguments, in: folder.path), "\(arguments)", status: status)
    }
  }

  @Test func `options that there are not are told without their escapes`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec().utf8), "s.yaml")
    let calls = [
      ["--\(Self.hostile)", file], ["run", file, "--\(Self.hostile)=1"],
      ["check", "-\(Self.hostile)"],
      ["schedule", file, "--tolerance", Self.hostile], ["bench", "--only", Self.hostile],
      ["explain", file, "a", Self.hostile], ["--help", "\(Self.hostile)", "--\(Self.hostile)"],
      ["describe", Self.hostile], ["help", Self.hostile],
    ]
    for call in calls {
      check(try RunnerProcess(call, in: folder.path), "\(call)", status: nil)
    }
    #expect(try RunnerProcess(calls[0], in: folder.path).status == 64)
  }

  /// U+009B begins commands as ESC does, and stands unescaped in JSON.
  @Test func `a result that was found is shown without its escapes`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec().utf8), "s.yaml")
    let first = try RunnerProcess([file, "--json"], in: folder.path)
    #expect(first.status == 0)
    #expect(try RunnerProcess([file, "--json"], in: folder.path).output == first.output)
    let id = try #require(RunFiles(latestOf: "good", in: "\(folder.path)/results").id)
    let path = "results/good/\(id)/result.json"
    let text = try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
    let changed = text.replacing(#""host": ""#, with: #""host": "\#u{9B}31m\#u{202E}"#)
    #expect(changed != text)
    _ = try folder.write(Array(changed.utf8), path)
    let run = try RunnerProcess([file, "--json"], in: folder.path)
    check(run, "--json", status: 0)
    #expect(run.output.contains(#""host":"\u009b31m\u202e"#))
  }

  /// An argument that is not UTF-8 would become another, and its results lie in another folder.
  @Test(arguments: [
    #"--out a$'\xff' s.yaml"#, #"s.yaml --out a$'\xc3'"#, #"$'s\xff.yaml'"#,
    #"schedule s.yaml --svg $'x\xff.svg'"#, #"check s.yaml --set name=$'\xff'"#,
  ])
  func `arguments that are not UTF-8 are refused, and nothing is written`(
    _ arguments: String
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(Self.spec().utf8), "s.yaml")
    let run = try RunnerProcess(
      [], in: folder.path, through: ["bash", "-c", "exec \"$0\" \(arguments)"])
    check(run, arguments, status: 64)
    #expect(run.errors.contains("is not UTF-8"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["s.yaml"])
  }

  @Test func `what a saved state says of itself is shown without its escapes`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec().utf8), "s.yaml")
    #expect(try RunnerProcess([file], in: folder.path).status == 0)
    let run = RunFiles(latestOf: "good", in: "\(folder.path)/results").path
    try FileManager.default.removeItem(atPath: "\(run)/result.json")
    for key in ["runner.format\":\"", "runner.format\":\"1\",\"runner.experiment\":\""] {
      let text = "{\"__metadata__\":{\"\(key)a\\u001b[2Jb\\u202e\"}}"
      let length = withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Array($0) }
      _ = try folder.write(
        length + Array(text.utf8),
        "\(run.dropFirst(folder.path.count + 1))/checkpoint/state.safetensors")
      check(try RunnerProcess([file], in: folder.path), key, status: 65)
    }
  }
}
