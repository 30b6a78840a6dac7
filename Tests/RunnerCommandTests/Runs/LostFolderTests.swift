import Foundation
import TestSupport
import Testing

/// Folders that are moved or removed while a run uses them.
@Suite struct LostFolderTests {
  static let spec = """
    name: lost
    data: {dataset: normal, samples: 40, shape: [6], classes: 3, batch_size: 8}
    model: [linear: 16, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.01}
    train: {steps: 40000, log_every: 10st, checkpoint_every: 10000st}
    """

  /// A run that has been saved, and stands still long before it is saved again.
  private func held(in folder: TemporaryFolder) throws -> StartedRunner {
    let file = try folder.write(Array(Self.spec.utf8), "s.yaml")
    let run = try StartedRunner([file, "--quiet"], in: folder.path)
    let files = RunFiles(latestOf: "lost", in: "\(folder.path)/results")
    for _ in 0..<6000 where files.bytes("checkpoint/state.safetensors") == nil {
      Thread.sleep(forTimeInterval: 0.01)
    }
    run.send(SIGSTOP)
    try #require(files.result()["status"] as? String == "running")
    return run
  }

  private func whole() throws -> RunFiles.Remains {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec.utf8), "s.yaml")
    #expect(try RunnerProcess([file, "--quiet"], in: folder.path).status == 0)
    return try RunFiles(latestOf: "lost", in: "\(folder.path)/results").remains()
  }

  @Test(arguments: ["results", "results/lost", "results/lost/ID"])
  func `a folder that is moved away ends the run, which goes on when it is back`(
    _ part: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try held(in: folder)
    let id = try #require(RunFiles(latestOf: "lost", in: "\(folder.path)/results").id)
    let path = "\(folder.path)/\(part.replacing("ID", with: id))"
    try FileManager.default.moveItem(atPath: path, toPath: "\(folder.path)/away")
    // Another process may use the place meanwhile, and must not be written over.
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/results/lost/\(id)/checkpoint", withIntermediateDirectories: true)
    run.send(SIGCONT)
    #expect(run.wait() == 74)
    #expect(
      try run.errors()
        == "results/lost/\(id): error: was removed, renamed or replaced while the run was using it\n"
    )
    #expect(
      try FileManager.default.subpathsOfDirectory(
        atPath: "\(folder.path)/results/lost/\(id)") == ["checkpoint"])
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: "\(folder.path)/away", toPath: path)
    #expect(try RunFiles.damage(in: "\(folder.path)/results") == [])
    #expect(try RunnerProcess(["s.yaml", "--quiet"], in: folder.path).status == 0)
    #expect(
      try RunFiles(latestOf: "lost", in: "\(folder.path)/results").remains() == whole())
  }

  @Test func `a folder that is removed ends the run, and is not made again`() throws {
    let folder = try TemporaryFolder()
    let run = try held(in: folder)
    try FileManager.default.removeItem(atPath: "\(folder.path)/results")
    run.send(SIGCONT)
    #expect(run.wait() == 74)
    #expect(
      try run.errors().hasSuffix("was removed, renamed or replaced while the run was using it\n"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/results"))
  }

  @Test func `a table that is removed ends the run, and the result says so`() throws {
    let folder = try TemporaryFolder()
    let run = try held(in: folder)
    let files = RunFiles(latestOf: "lost", in: "\(folder.path)/results")
    try FileManager.default.removeItem(atPath: "\(files.path)/metrics.csv")
    run.send(SIGCONT)
    #expect(run.wait() == 74)
    #expect(
      try run.errors().hasSuffix("metrics.csv: error: was removed while the run was using it\n"))
    #expect(try files.result()["status"] as? String == "failed")
  }

  @Test func `checkpoints that are removed are made again`() throws {
    let folder = try TemporaryFolder()
    let run = try held(in: folder)
    let files = RunFiles(latestOf: "lost", in: "\(folder.path)/results")
    try FileManager.default.removeItem(atPath: "\(files.path)/checkpoint")
    run.send(SIGCONT)
    #expect(run.wait() == 0)
    #expect(try files.remains() == whole())
  }
}
