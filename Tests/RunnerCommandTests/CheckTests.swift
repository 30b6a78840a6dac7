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
