import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  @Test(arguments: try Project.experiments())
  func `every experiment that the project ships is good`(_ path: String) throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(["check", path], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output == "\(path): ok\n")
    #expect(run.errors.isEmpty, "\(run.errors)")
  }

  @Test(arguments: try Project.experiments())
  func `a preview has the columns that a run writes`(_ path: String) throws {
    let folder = try TemporaryFolder()
    let preview = try RunnerProcess(["schedule", path], in: folder.path)
    #expect(preview.status == 0, "\(preview.errors)")
    let run = try RunnerProcess([path, "--set", "train={steps: 1}", "--json"], in: folder.path)
    // Lists are as long as their own runs and not as this one of a single step.
    guard run.status == 0 else { return #expect(run.errors.contains("give one value for each")) }
    let name = try #require(path.split(separator: "/").last).dropLast(5)
    let metrics = try String(
      contentsOfFile: "\(folder.path)/results/\(name)/latest/metrics.csv", encoding: .utf8)
    func knobs(_ table: String) -> [Substring] {
      (table.split(separator: "\n").first ?? "").split(separator: ",").filter {
        $0.hasPrefix("lr.") || $0.hasPrefix("momentum.")
      }
    }
    #expect(knobs(preview.output) == knobs(metrics))
    #expect(!knobs(metrics).isEmpty)
  }

  @Test func `explain tells a value, its type and where it comes from`() throws {
    let folder = try TemporaryFolder()
    let spec = "optimizer: {type: sgd, lr: 1e-2}\ntrain: {epochs: 5}\n"
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    let given = try RunnerProcess(["explain", file, "optimizer.lr"], in: folder.path)
    #expect(given.output == "optimizer.lr = 0.01  (number, \(file):1:28)\n")
    let option = try RunnerProcess(
      ["explain", file, "optimizer.lr", "--set", "optimizer.lr=1"], in: folder.path)
    #expect(option.output == "optimizer.lr = 1.0  (number, option --set optimizer.lr=1)\n")
    let byDefault = try RunnerProcess(["explain", file, "optimizer.momentum"], in: folder.path)
    #expect(byDefault.output == "optimizer.momentum = 0.0  (number, default)\n")
    let unknown = try RunnerProcess(["explain", file, "optimizer.lrr"], in: folder.path)
    #expect(unknown.status == 64)
    #expect(
      unknown.errors
        == "\(file): error: there is no value at 'optimizer.lrr'; did you mean 'optimizer.lr'?\n")
  }

  @Test func `warnings are told and do not change the status`() throws {
    let folder = try TemporaryFolder()
    let spec = """
      optimizer: {type: sgd, lr: 1e-2}
      scheduler: {type: lambda, lr: epoch}
      train: {epochs: 5}
      """
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    let loud = try RunnerProcess(["schedule", file], in: folder.path)
    #expect(loud.status == 0)
    #expect(loud.errors.contains("warning: scheduler.lr: at epoch 0 the value is 0"))
    let quiet = try RunnerProcess(["schedule", file, "--quiet"], in: folder.path)
    #expect(quiet.errors.isEmpty)
    #expect(quiet.output == loud.output)
    #expect(quiet.output.hasPrefix("step,epoch,lr.default,momentum.default\n0,0,0.0,0.0\n"))
  }
}
