import Foundation
import TestSupport
import Testing

/// `runner init`: starters made from the declarations.
@Suite struct InitTests {
  private static func schedulers(_ folder: TemporaryFolder) throws -> [[String: Any]] {
    let run = try RunnerProcess(["describe", "scheduler", "--json"], in: folder.path)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(json?["scheduler"] as? [[String: Any]])
  }

  @Test func `the starter of every scheduler passes check and has every argument`() throws {
    let folder = try TemporaryFolder()
    let schedulers = try Self.schedulers(folder)
    #expect(schedulers.count > 10)
    var files: [String] = []
    for scheduler in schedulers {
      let name = try #require(scheduler["name"] as? String)
      let run = try RunnerProcess(["init", name, "--out", "\(name).yaml"], in: folder.path)
      #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
      let text = try String(contentsOfFile: "\(folder.path)/\(name).yaml", encoding: .utf8)
      #expect(text.contains("\n  type: \(name)\n"))
      let page = try RunnerProcess(["describe", "scheduler", name, "--json"], in: folder.path)
      let json = try JSONSerialization.jsonObject(with: Data(page.output.utf8)) as? [String: Any]
      for argument in (json?["arguments"] as? [[String: Any]]) ?? [] {
        let key = try #require(argument["name"] as? String)
        #expect(text.contains("\n  \(key): ") || text.contains("\n  # \(key):"), "\(name).\(key)")
      }
      files.append("\(name).yaml")
    }
    let check = try RunnerProcess(["check"] + files, in: folder.path)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func `what is commented out holds its default`() throws {
    let folder = try TemporaryFolder()
    let text = try RunnerProcess(["init"], in: folder.path).output
    let given = text.replacing("  # phase_ratio: 0.45\n", with: "  phase_ratio: 0.45\n")
    #expect(given != text)
    _ = try folder.write(text.utf8, "a.yaml")
    _ = try folder.write("name: a\n\(given)".utf8, "b.yaml")
    let ids = try ["a.yaml", "b.yaml"].map { file in
      try RunnerProcess(["expand", file], in: folder.path).output
    }
    #expect(ids[0] == ids[1] && !ids[0].isEmpty)
  }

  @Test func `a starter replaces nothing`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("mine".utf8, "a.yaml")
    let run = try RunnerProcess(["init", "--out", "a.yaml"], in: folder.path)
    #expect(run.status == 73 && run.errors.contains("a.yaml: error: "), "\(run.errors)")
    #expect(try String(contentsOfFile: "\(folder.path)/a.yaml", encoding: .utf8) == "mine")
    for path in [".", "missing/a.yaml", "", "a.yaml/b"] {
      #expect(try RunnerProcess(["init", "--out", path], in: folder.path).status == 73)
    }
    let unknown = try RunnerProcess(["init", "one_cycel"], in: folder.path)
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean one_cycle?"))
    let pytorch = try RunnerProcess(["init", "lr_scheduler.StepLR"], in: folder.path)
    #expect(pytorch.status == 64 && pytorch.errors.contains("did you mean step?"))
  }
}
