import Foundation
import TestSupport
import Testing

/// Weights for PyTorch, as `torch.load` reads them, and models for ONNX.
@Suite struct ExportedWeightsTests {
  private static let hasReader = PythonReader.has("torch, safetensors")

  /// Fails where the two files differ by a name, a type, a shape or a bit.
  private static let reader = """
    import sys, torch
    from safetensors.torch import load_file
    got, want = torch.load(sys.argv[1], weights_only=True), load_file(sys.argv[2])
    assert sorted(got) == sorted(want)
    for name, tensor in want.items():
        assert got[name].dtype == tensor.dtype and got[name].shape == tensor.shape, name
        assert got[name].contiguous().numpy().tobytes() == tensor.numpy().tobytes(), name
    print([(n, list(t.shape), str(t.dtype)) for n, t in sorted(got.items())])
    """

  /// A matrix with an infinity, a NaN and −0, a count and a scalar, as safetensors lays them out.
  private func sample() throws -> WrittenResults {
    let results = try WrittenResults()
    try results.add("s", "a")
    try results.add("s", "b")
    let header =
      #"{"1.count":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"#
      + #""h.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[8,32]},"#
      + #""é":{"dtype":"F32","shape":[],"data_offsets":[32,36]}}"#
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> ($0 * 8)) }
    bytes += Array(header.utf8) + [0xE8, 3, 0, 0, 0, 0, 0, 0]
    let numbers: [Float] = [1, -0.0, .infinity, .nan, .leastNonzeroMagnitude, -3.25, 0.1]
    for number in numbers {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> ($0 * 8)) }
    }
    let folder = "\(results.folder.path)/results/s/a/checkpoint"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try results.folder.write(bytes, "results/s/a/checkpoint/weights.safetensors")
    return results
  }

  @Test(.enabled(if: hasReader, "skipped: Python has no torch and safetensors"))
  func `PyTorch reads the same bits, also from a run that was moved`() throws {
    let results = try sample()
    let path = results.folder.path
    try FileManager.default.moveItem(atPath: "\(path)/results/s/a", toPath: "\(path)/moved")
    let process = try results.run(
      "export", "weights", "moved", "--to", "pytorch", "--out", "w.pt")
    #expect(process.status == 0 && process.errors == "w.pt: 3 tensors\n", "\(process.errors)")
    let read = try PythonReader.run(
      Self.reader, "\(path)/w.pt", "\(path)/moved/checkpoint/weights.safetensors")
    #expect(
      read.output == """
        [('1.count', [], 'torch.int64'), ('h.weight', [2, 3], 'torch.float32'), ('é', [], 'torch.float32')]

        """, "\(read.output)")
  }

  @Test func `a run without weights, several runs and a damaged file are told`() throws {
    let results = try sample()
    func status(_ path: String, _ message: String, out: String = "w.pt") throws -> Int32 {
      let process = try results.run(
        "export", "weights", path, "--to", "pytorch", "--out", out)
      #expect(process.errors.contains(message), "\(process.errors)")
      #expect(!FileManager.default.fileExists(atPath: "\(results.folder.path)/w.pt"))
      return process.status
    }
    #expect(try status("results/s/b", "results: {weights: all}") == 66)
    #expect(try status("results", "holds 2 runs") == 66)
    #expect(try status("none", "none: error:") == 66)
    #expect(try status("results/s/a", "no/w.pt", out: "no/w.pt") == 73)
    _ = try results.folder.write([1, 2, 3], "results/s/a/checkpoint/weights.safetensors")
    #expect(try status("results/s/a", "weights.safetensors: error:") == 65)
  }

  private static let table = "a,b,y\n" + (0..<20).map { "\($0),\($0 % 3),\($0 % 2)\n" }.joined()

  /// A run of a spec whose layers are given, on rows of two numbers.
  private func run(_ model: String) throws -> WrittenResults {
    let results = try WrittenResults()
    _ = try results.folder.write(Self.table.utf8, "table.csv")
    let spec = """
      name: own
      data: {dataset: csv, path: table.csv, target: y, batch_size: 5, normalize: {mean: [9, 1], std: 4}}
      model: \(model)
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 1}
      """
    _ = try results.folder.write(spec.utf8, "own.yaml")
    let process = try results.run("own.yaml", "--quiet")
    #expect(process.status == 0, "\(process.errors)")
    return results
  }

  @Test func `a model for ONNX takes its sizes from the data, or from an option without them`()
    throws
  {
    let results = try run("[linear: 4, tanh, linear: 2]")
    func export(_ out: String, _ options: String...) throws -> RunnerProcess {
      try RunnerProcess(
        ["export", "weights", "results/own", "--to", "onnx", "--out", out] + options,
        in: results.folder.path, environment: ["XDG_CACHE_HOME": results.folder.path])
    }
    let process = try export("a.onnx")
    #expect(process.status == 0 && process.errors == "a.onnx: 4 tensors\n", "\(process.errors)")
    let manager = FileManager.default
    try manager.removeItem(atPath: "\(results.folder.path)/table.csv")
    let missing = try export("b.onnx")
    #expect(missing.status == 66)
    #expect(
      missing.errors.contains("table.csv: no such file") && missing.errors.contains("--shape"))
    #expect(try export("c.onnx", "--shape", "2").status == 0)
    let bytes = manager.contents(atPath: "\(results.folder.path)/a.onnx")
    #expect(bytes == manager.contents(atPath: "\(results.folder.path)/c.onnx") && bytes != nil)
    let message = "has the shape 4×2, but the run's model has 4×3 for samples of shape 3"
    #expect(try export("b.onnx", "--shape", "3").errors.contains(message))
    #expect(try export("b.onnx", "--shape", "1,2").status == 64)
    #expect(try export("b.onnx", "--shape", "0").status == 64)
    #expect(!manager.fileExists(atPath: "\(results.folder.path)/b.onnx"))
    let other = try results.run(
      "export", "weights", "results/own", "--to", "pytorch", "--out", "b", "--shape", "2")
    #expect(other.status == 64)
  }

  @Test func `a layer that ONNX cannot say is named, and nothing is written`() throws {
    let results = try WrittenResults()
    let spec = """
      name: own
      data: {dataset: normal, samples: 20, shape: [3, 4, 4], classes: 2, batch_size: 5}
      model: [{conv2d: {out_channels: 6, kernel_size: 1}}, {local_response_norm: {size: 4, name: lrn}}, flatten, linear: 2]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 1}
      """
    _ = try results.folder.write(spec.utf8, "own.yaml")
    #expect(try results.run("own.yaml", "--quiet").status == 0)
    let process = try results.run(
      "export", "weights", "results/own", "--to", "onnx", "--out", "a.onnx")
    #expect(process.status == 65)
    #expect(process.errors.contains("error: layer 'lrn': local_response_norm over 4 channels"))
    #expect(!FileManager.default.fileExists(atPath: "\(results.folder.path)/a.onnx"))
  }
}
