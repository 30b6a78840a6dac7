import Foundation
import TestSupport
import Testing

/// Sizes that oneDNN cannot count, that memory cannot hold, or that the system refuses.
@Suite struct SizeTests {
  /// A spec of images whose model stands in lines 6 and following.
  private static func spec(
    _ model: String, shape: String = "[1, 4, 4]", batch: String = "4", optimizer: String = "adamw"
  ) -> String {
    """
    name: s
    data: {dataset: normal, samples: 8, shape: \(shape), classes: 2, batch_size: \(batch)}
    loss: cross_entropy
    optimizer: {type: \(optimizer), lr: 0.001}
    train: {steps: 2}
    model:
    \(model)
    """
  }

  private func run(
    _ arguments: [String], _ spec: String, in folder: TemporaryFolder,
    environment: [String: String] = [:], through wrapper: [String] = []
  ) throws -> RunnerProcess {
    _ = try folder.write(Array(spec.utf8), "s.yaml")
    return try RunnerProcess(
      arguments + ["s.yaml"], in: folder.path, environment: environment, through: wrapper)
  }

  /// A model, the place of its mistake, and what that says.
  static let uncountable: [(model: String, place: String, message: String)] = [
    ("- flatten\n- linear: 4294967296\n- linear: 2", "8:11", "4294967296 is more than 2147483647"),
    ("- flatten\n- linear: 2147483648", "8:11", "2147483648 is more than"),
    (
      "- flatten\n- linear:\n    bias: false\n    out_features: 9007199254740991\n- linear: 2",
      "10:19", "9007199254740991 is more than"
    ),
    // 16 inputs: each size can be counted, the elements cannot.
    ("- flatten\n- linear: 200000000", "8:11", "'1.weight' of 200000000×16 has"),
    (
      "- conv2d: {out_channels: 4294967297, kernel_size: 1}\n- flatten\n- linear: 2", "7:26",
      "4294967297 is more than"
    ),
    (
      "- conv2d: {out_channels: 1, kernel_size: 1, padding: [1073741824, 0], stride: 1073741824}\n"
        + "- flatten\n- linear: 2",
      "7:54", "a padded image of 2147483652 is more than"
    ),
    (
      "- residual:\n    body:\n      - conv2d: {out_channels: 4294967296, kernel_size: 1}\n"
        + "      - conv2d: {out_channels: 1, kernel_size: 1}\n- flatten\n- linear: 2",
      "9:32", "4294967296 is more than"
    ),
    (
      "- conv2d: {out_channels: 1000, kernel_size: 1, padding: 500}\n- flatten\n- linear: 2",
      "7:26", "an output of 4×1000×1004×1004 has"
    ),
  ]

  @Test(arguments: uncountable.indices)
  func `what oneDNN cannot count is refused at its place, by check and by a run`(
    _ index: Int
  ) throws {
    let (model, place, message) = Self.uncountable[index]
    let folder = try TemporaryFolder()
    for arguments in [["check"], []] {
      let process = try run(arguments, Self.spec(model), in: folder)
      #expect(process.status == 65, "\(process.errors)")
      #expect(process.errors.contains("s.yaml:\(place): error: model."), "\(process.errors)")
      #expect(process.errors.contains(message), "\(process.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/results"))
  }

  @Test func `a table of many rows is refused where it is more than memory`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("1,0\n2,1\n".utf8, "d.csv")
    let spec = """
      data: {dataset: csv, path: d.csv, header: false, target: 1, batch_size: 1}
      model:
      - embedding: {num_embeddings: 16777216, embedding_dim: 100000}
      - flatten
      - linear: 2
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {steps: 1}
      """
    let process = try run(["check"], spec, in: folder)
    #expect(process.status == 65)
    #expect(process.errors.contains("s.yaml:3:56: error: model.0.embedding: "), "\(process.errors)")
    #expect(
      process.errors.contains("the run takes at least 18.3 TiB of memory"), "\(process.errors)")
  }

  @Test func `a run of more parameters than memory is refused at its largest layer`() throws {
    let folder = try TemporaryFolder()
    let spec = Self.spec("- flatten\n- linear: 100000\n- relu\n- linear: 2")
    let enough = try run(["check"], spec, in: folder, through: ["prlimit", "--as=900000000"])
    #expect(enough.status == 0, "\(enough.errors)")
    let process = try run(
      ["check", "--set", "model.1.linear=4000000"], spec, in: folder,
      through: ["prlimit", "--as=900000000"])
    #expect(process.status == 65)
    #expect(
      process.errors.contains("error: model.1.linear: the run takes at least 1.5 GiB of memory"))
    // 858.3 MiB but for what the program and its libraries have mapped and not in use.
    let limit = try #require(
      process.errors.firstMatch(of: /of which there are ([0-9.]+) MiB: 76,000,002 parameters/))
    #expect((500..<858).contains(try #require(Double(limit.1))))
  }

  @Test(arguments: [350, 450, 550, 650])
  func `memory that the system refuses to a run is told, without a trap`(_ mebibytes: Int) throws {
    let folder = try TemporaryFolder()
    let spec = Self.spec("- flatten\n- linear: 1000000\n- relu\n- linear: 2")
    let process = try run(
      [], spec, in: folder, through: ["prlimit", "--as=\(mebibytes << 20)"])
    // The check knows what the program has mapped before the run.
    #expect([0, 65].contains(process.status), "\(process.status) \(process.errors)")
    #expect(process.status == 0 || process.errors.contains("memory"), "\(process.errors)")
    // What was refused in mid-run is done by the same command.
    let next = try run([], spec, in: folder)
    #expect(next.status == 0, "\(next.errors)")
  }

  static let sparse: [(data: String, bytes: [UInt8])] = [
    (
      "{dataset: npy, inputs: d, targets: d, batch_size: 1}",
      [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 0x76, 0]
        + Array("{'descr': '<f4', 'fortran_order': False, 'shape': (26843545600,), }".utf8)
    ),
    ("{dataset: npy, inputs: d, targets: d, batch_size: 1}", []),
    ("{dataset: idx, inputs: d, targets: d, batch_size: 1}", [0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF]),
    ("{dataset: mnist, path: f, batch_size: 1}", []),
  ]

  @Test(arguments: sparse.indices)
  func `a file of 4 TiB is refused without being read`(_ index: Int) throws {
    let (data, bytes) = Self.sparse[index]
    let folder = try TemporaryFolder()
    _ = try folder.sparse(1 << 42, "d", beginning: bytes)
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/f", withIntermediateDirectories: false)
    for name in ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"] {
      _ = try folder.sparse(1 << 42, "f/\(name)")
    }
    let spec = """
      name: s
      data: \(data)
      model: [flatten, linear: 2]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {steps: 1}
      """
    let process = try run(["check"], spec, in: folder)
    #expect(process.status == 65, "\(process.errors)")
    #expect(process.errors.contains("has 4.0 TiB, more than fit into the "), "\(process.errors)")
  }

  @Test(arguments: ["y,x\n1,2\n", ""])
  func `a table of 4 TiB that is no text is refused at the first null`(_ beginning: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.sparse(1 << 42, "d", beginning: Array(beginning.utf8))
    let spec = """
      name: s
      data: {dataset: csv, path: d, target: 0, batch_size: 1}
      model: [linear: 2]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {steps: 1}
      """
    let process = try run(["check"], spec, in: folder)
    #expect(process.status == 65, "\(process.errors)")
    let text = beginning.isEmpty ? "the text is UTF-16" : "d:3:1: error: a null character stands"
    #expect(process.errors.contains(text), "\(process.errors)")
  }

  @Test func `a path of --set with thousands of parts is refused`() throws {
    let folder = try TemporaryFolder()
    let path = [String](repeating: "a", count: 20_000).joined(separator: ".")
    let process = try run(
      ["check", "--set", "\(path)=1"], Self.spec("- flatten\n- linear: 2"), in: folder)
    #expect(process.status == 64)
    #expect(process.errors.contains("the path has 20000 parts; there are at most 64"))
    #expect(process.errors.utf8.count < 1000)
  }

  @Test func `a tensor's name of megabytes is cut in the message`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "n", count: 5_000_000)
    let header = #"{"\#(name)":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
    _ = try folder.write(length + Array(header.utf8) + [0, 0, 0, 0], "w.safetensors")
    let process = try run(
      ["check"], Self.spec("- flatten\n- linear: 2") + "\ninit: {weights: w.safetensors}",
      in: folder)
    #expect(process.status == 65)
    #expect(process.errors.contains("the model has no 'nnn"))
    #expect(process.errors.utf8.count < 3000)
  }
}
