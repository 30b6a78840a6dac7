import Foundation
import TestSupport
import Testing

/// What single trials of a sweep meet, which the others go on from.
@Suite struct SweepFaultTests {
  /// Without its powers root has the permissions of any owner.
  private static let unprivileged =
    geteuid() == 0 ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] : []

  /// Starts a sweep of long trials, and does something to the folder of one that is in its middle.
  private func disturb(
    _ files: SweepFiles, _ command: [String], _ body: (String) throws -> Void
  ) throws -> (status: Int32, errors: String) {
    let started = try StartedRunner(
      command + ["s.yaml", "--out", "out", "--jobs", "1"], in: files.folder.path,
      through: Self.unprivileged)
    var disturbed: String?
    started.wait {
      disturbed = files.runs().first { files.bytes($0, "checkpoint/state.safetensors") != nil }
      return disturbed != nil
    }
    let run = try #require(disturbed)
    try body("\(files.folder.path)/out/s/\(run)")
    return (started.wait(), try started.errors())
  }

  @Test(arguments: [[], ["work"]])
  func `a trial whose folder is moved away is begun again`(_ command: [String]) throws {
    let files = try SweepFiles("{repeats: 3}", steps: 20_000)
    #expect(try files.run("--quiet", out: "whole").status == 0)
    let end = try disturb(files, command) { path in
      try FileManager.default.moveItem(atPath: path, toPath: "\(files.folder.path)/moved")
    }
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.errors.contains("was removed, renamed or replaced while the run was using it"))
    #expect(end.errors.contains("begun once more"))
    #expect(try files.remains() == files.remains("whole"))
  }

  @Test(arguments: [[], ["work"]])
  func `a trial whose folder is locked up fails, and the others do not`(
    _ command: [String]
  ) throws {
    let files = try SweepFiles("{repeats: 3}", steps: 20_000)
    var locked = ""
    let end = try disturb(files, command) { path in
      locked = path
      chmod(path, 0)
    }
    chmod(locked, 0o755)
    #expect(end.status == 11, "\(end.errors)")
    #expect(end.errors.contains("Permission denied"))
    let statuses = try files.text("trials.csv").split(separator: "\n").dropFirst().map {
      $0.contains(",failed,") ? "failed" : $0.contains(",done,") ? "done" : "\($0)"
    }
    #expect(statuses.sorted() == ["done", "done", "failed"])
    #expect(try files.run("--quiet", "--retry", "failed").status == 0)
  }

  @Test func `a record of a pack that is damaged is told once, and its trial runs again`() throws {
    let files = try SweepFiles("{repeats: 6}", "{pack: true}")
    #expect(try files.run("--quiet", out: "whole").status == 0)
    #expect(try files.run("--quiet", "--jobs", "1").status == 0)
    let packs = "\(files.folder.path)/out/s/packs"
    let names = try FileManager.default.contentsOfDirectory(atPath: packs)
    let pack = URL(
      fileURLWithPath: "\(packs)/\(try #require(names.first { $0.hasSuffix(".pack") }))")
    var bytes = try Data(contentsOf: pack)
    let place = try #require(bytes.firstRange(of: Data("metrics.csv".utf8))).lowerBound
    bytes[place] ^= 1
    try bytes.write(to: pack)
    for command in [["s.yaml"], ["work", "s.yaml"]] {
      let again = try RunnerProcess(
        command + ["--out", "out"], in: files.folder.path)
      #expect(again.status == 0)
      #expect(
        again.errors
          == (command.count == 1
            ? "out/s/packs: warning: the record of 1 trial is damaged, which runs again\n" : ""))
    }
    #expect(try files.remains() == files.remains("whole"))
    #expect(files.runs().isEmpty)
  }

  @Test func `trials that are run one after another share a thread that renews their claims`()
    throws
  {
    let files = try SweepFiles("{repeats: 12}", steps: 3000)
    let ids = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path).output
      .split(separator: "\n").map(String.init)
    #expect(ids.count == 12)
    let started = try StartedRunner(
      ["run", "s.yaml", "--out", "out"] + ids.flatMap { ["--trial", $0] }, in: files.folder.path)
    var most = 0
    started.wait {
      let tasks = try? FileManager.default.contentsOfDirectory(
        atPath: "/proc/\(started.number)/task")
      most = max(most, tasks?.count ?? 0)
      return false
    }
    #expect(started.wait() == 0)
    #expect((1...8).contains(most), "\(most) threads")
  }
}
