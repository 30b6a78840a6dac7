import Declarations
import Foundation
import Networks
import TestSupport
import Testing

@testable import Datasets

@Suite struct CIFARTests {
  /// A record of labels and an image whose first pixel is given.
  static func record(_ labels: [UInt8], _ pixel: UInt8) -> [UInt8] {
    labels + [pixel] + [UInt8](repeating: 255, count: 3071)
  }

  @Test func `CIFAR-10 is five files to train on and one to test on`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/cifar-10-batches-bin", withIntermediateDirectories: false)
    for file in 1...5 as ClosedRange<UInt8> {
      _ = try folder.write(
        Self.record([file], 51 * file) + Self.record([0], 0),
        "cifar-10-batches-bin/data_batch_\(file).bin")
    }
    _ = try folder.write(Self.record([9], 102), "test_batch.bin")
    let dataset = try CIFAR10Dataset.validated {
      $0.path = folder.path
      $0.validation = .test
    }
    let loaded = try dataset.load(.classes)
    let samples = loaded.samples
    #expect(samples.inputShape == [3, 32, 32] && samples.count == 10)
    #expect(samples.targets == .classes([1, 0, 2, 0, 3, 0, 4, 0, 5, 0], classCount: 10))
    let inputs = samples.inputs
    let first: [Float] = (0..<10).map { inputs[3072 * $0] }
    #expect(first == [0.2, 0, 0.4, 0, 0.6, 0, 0.8, 0, 1, 0])
    #expect(inputs[1] == 1 && inputs.count == 30_720)
    #expect(loaded.validation?.targets == .classes([9], classCount: 10))
    #expect(loaded.validation?.inputs.first == 0.4)
    // python3: sha256(b"".join(sha256(f).digest() for f in files)).hexdigest().
    #expect(
      loaded.digest == "aabf8ccdae7bbbf3067074d6acbee5c4398668147e381a6a51c345a47851bb3b")
  }

  @Test func `CIFAR-100 is read with its fine labels`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.record([19, 99], 0) + Self.record([3, 7], 51), "train.bin")
    let samples = try CIFAR100Dataset.validated { $0.path = folder.path }.load(.classes)
      .samples
    #expect(samples.targets == .classes([99, 7], classCount: 100))
    #expect(samples.inputs[3072] == 0.2)
  }

  @Test func `no damage stops the reader from answering`() {
    let original = Self.record([3], 7) + Self.record([4], 9)
    var generator = SplitMix(state: 8)
    var answers = 0
    for _ in 0..<300 {
      var bytes = original
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
      case 1: bytes[Bool.random(using: &generator) ? 0 : 3073] = UInt8(generator.next() % 20)
      default: bytes += [UInt8](repeating: 1, count: Int.random(in: 0...3074, using: &generator))
      }
      for (labels, classes) in [(1, 10), (2, 100)] {
        var records = ImageRecords(labelCount: labels, classCount: classes)
        let result: Void? = try? records.append(bytes, file: "f", fileCount: .max)
        if result != nil { answers += records.samples(.classes).count }
      }
    }
    #expect(answers > 0)
  }

  @Test func `files that are missing or lie are refused`() throws {
    let folder = try TemporaryFolder()
    let dataset = try CIFAR100Dataset.validated {
      $0.path = folder.path
      $0.split = .test
    }
    #expect(
      throws: DatasetError(
        .missing, file: folder.path,
        message: "there is no test.bin, with or without .gz, in the folder or in cifar-100-binary "
          + "within it; unpack cifar-100-binary.tar.gz, the binary version, there")
    ) { try dataset.load(.classes) }
    let cases: [([UInt8], String)] = [
      ([], "the file is empty"),
      (Self.record([1], 0), "3073 bytes are no whole number of records of 3074 bytes"),
      (
        Self.record([0, 1], 0) + Self.record([0, 100], 0),
        "label 100 of record 1 is not a class number; classes are whole numbers from 0 to 99"
      ),
    ]
    for (bytes, message) in cases {
      let path = try folder.write(bytes, "test.bin")
      #expect(throws: DatasetError(.malformed, file: path, message: message)) {
        try dataset.load(.classes)
      }
    }
  }
}
