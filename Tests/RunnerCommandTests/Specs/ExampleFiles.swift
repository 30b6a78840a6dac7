import Foundation
import TestSupport

/// The files that the examples of reference pages name, as small as they can be.
enum ExampleFiles {
  private static let count = 64
  /// numpy.savez_compressed(f, x=np.zeros((64, 2), "<f4"), y=(np.arange(64) % 10).astype("u1")), in base 64.
  private static let archive = """
    UEsDBC0AAAAIAAAAIQBjDdT3//////////8FABQAeC5ucHkBABAAgAIAAAAAAABMAAAAAAAAAJvsF+obEMnIUMZQ\
    rZ6SWpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GmYmOgpGmjoKtQrkAi6GUTCiAQBQ\
    SwMELQAAAAgAAAAhAN3mQmz//////////wUAFAB5Lm5weQEAEADAAAAAAAAAAFEAAAAAAAAAm+wX6hsQychQxlCt\
    npJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaZiY6mjoKtQrkAy4GRiZmFlY2dg5O\
    8lgAUEsBAi0DLQAAAAgAAAAhAGMN1PdMAAAAgAIAAAUAAAAAAAAAAAAAAIABAAAAAHgubnB5UEsBAi0DLQAAAAgA\
    AAAhAN3mQmxRAAAAwAAAAAUAAAAAAAAAAAAAAIABgwAAAHkubnB5UEsFBgAAAAACAAIAZgAAAAsBAAAAAA==
    """
  /// An image of 4 × 4 pixels, as PNG in base 64.
  private static let image = """
    iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAFElEQVR4nGPU0NRihgEWHh4eIjgALhoBYY7VKQYA\
    AAAASUVORK5CYII=
    """

  /// Writes all of them.
  static func write(into folder: TemporaryFolder) throws {
    let labels = (0..<count).map { UInt8($0 % 10) }
    let sides = labels.map { $0 % 2 }
    _ = try folder.write(table(sides.map { "\($0),\($0)" }, header: "index,label"), "samples.csv")
    let row = String(repeating: "0,", count: 64)
    _ = try folder.write(table(labels.map { "\(row)\($0)" }, header: nil), "digits.csv.gz")
    _ = try folder.write(npy([count, 2], [UInt8](repeating: 0, count: 2 * count)), "inputs.npy")
    _ = try folder.write(npy([count], labels), "targets.npy")
    _ = try folder.write(idx([count, 2], [UInt8](repeating: 0, count: 2 * count)), "inputs.idx")
    _ = try folder.write(idx([count], labels), "targets.idx")
    _ = try folder.write(Data(base64Encoded: archive) ?? Data(), "data.npz")
    for index in 0..<count {
      let path = "photos/train/\(index % 2)"
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(path)", withIntermediateDirectories: true)
      _ = try folder.write(Data(base64Encoded: image) ?? Data(), "\(path)/\(index).png")
    }
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/data", withIntermediateDirectories: false)
    for part in ["train", "t10k"] {
      let pixels = [UInt8](repeating: 0, count: count * 784)
      _ = try folder.write(idx([count, 28, 28], pixels), "data/\(part)-images-idx3-ubyte")
      _ = try folder.write(idx([count], labels), "data/\(part)-labels-idx1-ubyte")
    }
    let image = [UInt8](repeating: 0, count: 3072)
    for name in (1...5).map({ "data_batch_\($0)" }) + ["test_batch"] {
      _ = try folder.write(labels.flatMap { [$0] + image }, "data/\(name).bin")
    }
    for name in ["train", "test"] {
      _ = try folder.write(labels.flatMap { [0, $0] + image }, "data/\(name).bin")
    }
  }

  private static func table(_ rows: [String], header: String?) -> [UInt8] {
    Array(((header.map { [$0] } ?? []) + rows).joined(separator: "\n").utf8)
  }

  /// An array of bytes in the format of NumPy, version 1.0.
  private static func npy(_ shape: [Int], _ bytes: [UInt8]) -> [UInt8] {
    let sizes = shape.map { "\($0)," }.joined()
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (\(sizes)), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0]
      + Array(header.utf8) + bytes
  }

  /// An array of bytes in the format of MNIST's files.
  private static func idx(_ shape: [Int], _ bytes: [UInt8]) -> [UInt8] {
    [0, 0, 8, UInt8(shape.count)] + shape.flatMap { [0, 0, UInt8($0 >> 8), UInt8($0 & 255)] }
      + bytes
  }
}
