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
      "restartPolicy: \"Never\"", "image: \"registry/runner:1\"", "- \"--of\"\n            - \"3\"",
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
      #expect(texts?.prefix(2) == ["work", "s.yaml"])
      guard arguments.first == "--set" else { continue }
      // A dollar of the user's is two for Kubernetes.
      #expect(texts?[3] == "description='$$(HOME) \"a\" #: [x'")
      #expect(texts?[5] == "$" + Self.hostile)
    }
  }

  @Test(
    arguments: [
      ([], "Missing expected argument '--image <image>'"),
      (["--image", ""], "--image needs the name of an image."),
      (["--image", "i", "--tasks", "0"], "--tasks takes a whole number from 1 on."),
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
