import Foundation
import TestSupport
import Testing

/// `runner launch kubernetes`.
@Suite struct KubernetesLaunchTests {
  private static func manifest(_ arguments: [String]) throws -> RunnerProcess {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2, 0.3]}}")
    return try RunnerProcess(
      ["launch", "kubernetes", "s.yaml", "--image", "registry/runner:1"] + arguments,
      in: files.folder.path)
  }

  private static let hostile = "$(HOME) \"a\" 'b'\nc: [d, {e # \u{1F600}"

  private static func python(_ arguments: [String], input: String = "") -> (Int32, String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let (output, stream) = (Pipe(), Pipe())
    (process.standardOutput, process.standardInput) = (output, stream)
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    try? stream.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? stream.fileHandleForWriting.close()
    let text = String(
      decoding: (try? output.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static let hasValidator = python(["-c", "import kubernetes_validate, yaml"])?.0 == 0

  @Test func `a manifest is an indexed job that follows the exit statuses`() throws {
    let printed = try Self.manifest(["--cpu", "2", "--memory", "4Gi", "--claim", "shared"])
    #expect(printed.status == 0 && printed.errors.isEmpty, "\(printed.errors)")
    for part in [
      "completionMode: \"Indexed\"\n  completions: 3\n  parallelism: 3\n",
      "action: \"FailIndex\"\n        onExitCodes:\n          containerName: \"runner\"\n"
        + "          operator: \"In\"\n          values:\n            - 11\n            - 64\n"
        + "            - 65\n            - 66\n",
      "restartPolicy: \"Never\"", "image: \"registry/runner:1\"", "- \"--of=3\"",
      "claimName: \"shared\"", "cpu: \"2\"", "memory: \"4Gi\"", "workingDir: \"/work\"",
    ] { #expect(printed.output.contains(part), "\(part)") }
  }

  @Test(.enabled(if: hasValidator, "needs `pip install kubernetes-validate`"))
  func `a manifest is valid, and its texts are those that were given`() throws {
    for arguments in [
      [], ["--cpu", "2", "--memory", "4Gi", "--tasks", "2", "--jobs", "2"],
      ["--set", "description='$(HOME) \"a\" #: [x'", "--out", Self.hostile],
    ] {
      let printed = try Self.manifest(arguments)
      let script = """
        import json, sys, yaml, kubernetes_validate
        job = yaml.safe_load(sys.stdin.read())
        kubernetes_validate.validate(job, "1.33", strict=True)
        print(json.dumps(job["spec"]["template"]["spec"]["containers"][0]["args"]))
        """
      #expect(printed.status == 0, "\(printed.errors)")
      let found = try #require(Self.python(["-c", script], input: printed.output))
      #expect(found.0 == 0, "\(printed.output)")
      let texts = try JSONSerialization.jsonObject(with: Data(found.1.utf8)) as? [String]
      #expect(texts?.first == "work" && texts?.suffix(2) == ["--", "s.yaml"])
      guard arguments.first == "--set" else { continue }
      // A dollar of the user's is two for Kubernetes.
      #expect(texts?[1] == "--set=description='$$(HOME) \"a\" #: [x'")
      #expect(texts?[2] == "--out=$" + Self.hostile)
    }
  }

  @Test func `a file whose name begins with a hyphen is no option`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2, 0.3]}}")
    let text = try String(contentsOfFile: "\(files.folder.path)/s.yaml", encoding: .utf8)
    _ = try files.folder.write(Array(text.utf8), "-s.yaml")
    let printed = try RunnerProcess(
      [
        "launch", "kubernetes", "--image", "i", "--retry", "failed", "--heartbeat", "5s", "--",
        "-s.yaml",
      ], in: files.folder.path)
    #expect(printed.status == 0, "\(printed.errors)")
    let end = ["--retry", "failed", "--heartbeat", "5s", "--", "-s.yaml"]
    let lines = end.map { "            - \"\($0)\"\n" }.joined()
    #expect(printed.output.contains(lines), "\(printed.output)")
    // What a worker is told is what it takes.
    let work = try RunnerProcess(
      ["work", "--out=-r", "--index=0", "--of=1", "--jobs=1"] + end, in: files.folder.path)
    #expect(work.status == 0, "\(work.errors)")
    for stream in ["-", "/dev/stdin"] {
      let refused = try RunnerProcess(
        ["launch", "kubernetes", "--image", "i", stream], in: files.folder.path)
      #expect(refused.status == 64)
      #expect(
        refused.errors.contains("FILE must be one that workers can read, and not a stream."))
    }
  }

  @Test(
    arguments: [
      ([], "Missing expected argument '--image <image>'"),
      (["--image", ""], "--image takes the name of an image, as in registry/runner:1."),
      (["--image", "a b"], "--image takes the name of an image, as in registry/runner:1."),
      (["--image", "i", "--cpu", "two"], "--cpu takes an amount of Kubernetes', as in 2 or 500m."),
      (["--image", "i", "--cpu=-1"], "--cpu takes an amount of Kubernetes', as in 2 or 500m."),
      (
        ["--image", "i", "--cpu", "100u"],
        "--cpu takes an amount of Kubernetes', as in 2 or 500m."
      ),
      (
        ["--image", "i", "--memory", "4GB"],
        "--memory takes an amount of Kubernetes' from 1Mi on, as in 4Gi."
      ),
      (
        ["--image", "i", "--memory", "512m"],
        "--memory takes an amount of Kubernetes' from 1Mi on, as in 4Gi."
      ),
      (
        ["--image", "i", "--claim", "My_Claim"],
        "--claim takes small letters, digits, hyphens and points, as in runner-data."
      ),
      (["--image", "i", "--program", ""], "--program needs the name of a program."),
      (["--image", "i", "--out", ""], "--out needs the name of a folder."),
      (["--image", "i", "--tasks", "100001"], "--tasks takes a whole number from 1 to 100000."),
      (["--image", "i", "--jobs", "0"], "--jobs takes a whole number from 1 to 1024."),
      (["--image", "i", "--tasks", "0"], "--tasks takes a whole number from 1 to 100000."),
      (
        ["--image", "i", "--mount", "work"], "--mount takes a path from the root, without a colon."
      ),
    ]) func `options that make no sense are refused`(_ options: [String], _ text: String) throws
  {
    let files = try SweepFiles("{repeats: 2}")
    let refused = try RunnerProcess(
      ["launch", "kubernetes", "s.yaml"] + options, in: files.folder.path)
    #expect(refused.status == 64 && refused.errors.contains(text), "\(refused.errors)")
  }
}
