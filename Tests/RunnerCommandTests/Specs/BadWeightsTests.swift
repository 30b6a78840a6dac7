import Foundation
import TestSupport
import Testing

/// Files of weights that cannot be used: located, with status 65, before anything is trained.
@Suite struct BadWeightsTests {
  static let spec = """
    data: {dataset: normal, samples: 8, shape: 3, outputs: 2, batch_size: full}
    model: [linear: 2, batch_norm1d]
    init: {weights: w.safetensors}
    loss: mse
    optimizer: {type: sgd, lr: 0.1}
    train: {epochs: 1}
    """

  /// A tensor of the model, as the file has it.
  struct Stored {
    let name: String
    var type = "F32"
    var shape: [Int]

    /// The bytes that it needs.
    var size: Int { (type == "I64" ? 8 : type == "U8" ? 1 : 4) * shape.reduce(1, *) }
  }

  static let good = [
    Stored(name: "0.weight", shape: [2, 3]), Stored(name: "0.bias", shape: [2]),
    Stored(name: "1.weight", shape: [2]), Stored(name: "1.bias", shape: [2]),
    Stored(name: "1.running_mean", shape: [2]), Stored(name: "1.running_var", shape: [2]),
    Stored(name: "1.num_batches_tracked", type: "I64", shape: []),
  ]

  static func file(_ tensors: [Stored], shift: Int = 0) -> [UInt8] {
    var (entries, offset): ([String], Int) = ([], shift)
    for tensor in tensors {
      entries.append(
        "\"\(tensor.name)\":{\"dtype\":\"\(tensor.type)\",\"shape\":\(tensor.shape),"
          + "\"data_offsets\":[\(offset),\(offset + tensor.size)]}")
      offset += tensor.size
    }
    let header = "{" + entries.joined(separator: ",") + "}"
    return (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
      + Array(header.utf8) + [UInt8](repeating: 0, count: offset - shift)
  }

  static func changed(_ index: Int, _ tensor: Stored) -> [UInt8] {
    var tensors = good
    tensors[index] = tensor
    return file(tensors)
  }

  static let cases: [(bytes: [UInt8], message: String)] = [
    (file(Array(good.dropFirst())), "w.safetensors: the file has no '0.weight'"),
    (
      file(good + [Stored(name: "2.weight", shape: [1])]),
      "w.safetensors: the model has no '2.weight'"
    ),
    (
      changed(0, Stored(name: "0.weight", shape: [3, 2])),
      "w.safetensors: '0.weight' is 3×2 in the file and 2×3 in the model"
    ),
    (
      changed(4, Stored(name: "1.running_mean", shape: [3])),
      "w.safetensors: '1.running_mean' is 3 in the file and 2 in the model"
    ),
    (
      changed(1, Stored(name: "0.bias", type: "U8", shape: [2])),
      "w.safetensors: tensor '0.bias' is of type 'U8'; these are read: F32, F16, BF16, F64, I64"
    ),
    (file(good + [good[0]]), "w.safetensors: the name '0.weight' stands there twice"),
    (
      file(good, shift: 4),
      "w.safetensors: tensor '1.num_batches_tracked': offsets [68, 76] do not lie in"
    ),
    (Array(file(good).dropLast()), "w.safetensors: tensor '1.num_batches_tracked': offsets"),
    (Array("weights".utf8), "w.safetensors: the file ends before its header"),
  ]

  @Test(arguments: cases.indices)
  func `weights that do not fit are refused at the line that names them`(_ i: Int) throws {
    let folder = try TemporaryFolder()
    let spec = try folder.write(Array(Self.spec.utf8), "spec.yaml")
    _ = try folder.write(Self.cases[i].bytes, "w.safetensors")
    let run = try RunnerProcess([spec], in: folder.path)
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("\(spec):3:17: error: init.weights: "), "\(run.errors)")
    #expect(run.errors.contains(Self.cases[i].message), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/results"))
  }

  @Test func `weights that fit are trained from, missing ones are no input`() throws {
    let folder = try TemporaryFolder()
    let spec = try folder.write(Array(Self.spec.utf8), "spec.yaml")
    let missing = try RunnerProcess([spec], in: folder.path)
    #expect(missing.status == 66)
    #expect(missing.errors.contains("3:17: error: init.weights: "))
    _ = try folder.write(Self.file(Self.good), "w.safetensors")
    #expect(try RunnerProcess([spec, "--quiet"], in: folder.path).status == 0)
  }
}
