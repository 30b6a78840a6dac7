import Declarations
import Networks
import TestSupport
import Testing

@testable import Datasets

@Suite struct MNISTTests {
  /// A folder of three tiny images to train on and two to test on.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let pixels: [UInt8] = [0, 255, 51, 102, 153, 204]
    _ = try folder.write(IDXDatasetTests.file(8, [3, 1, 2], pixels), "train-images-idx3-ubyte")
    _ = try folder.write(IDXDatasetTests.file(8, [3], [9, 0, 1]), "train-labels-idx1-ubyte.gz")
    _ = try folder.write(
      IDXDatasetTests.file(8, [2, 1, 2], [255, 0, 0, 255]), "t10k-images-idx3-ubyte.gz")
    _ = try folder.write(IDXDatasetTests.file(8, [2], [2, 3]), "t10k-labels-idx1-ubyte")
    return folder
  }

  @Test func `the other split is loaded to validate on`() throws {
    let folder = try folder()
    let train = try MNISTDataset.validated { $0.path = folder.path }
    var (both, test) = (train, train)
    both.validation = .test
    test.split = .test
    let loaded = try both.load(.classes)
    #expect(loaded.samples.inputShape == [1, 1, 2])
    #expect(loaded.samples.inputs == [0, 1, 0.2, 0.4, 0.6, 0.8])
    #expect(loaded.samples.targets == .classes([9, 0, 1], classCount: 10))
    #expect(loaded.validation?.inputs == [1, 0, 0, 1])
    #expect(loaded.validation?.targets == .classes([2, 3], classCount: 10))
    #expect(try train.load(.classes).samples == loaded.samples)
    #expect(try train.load(.classes).validation == nil)
    #expect(try test.load(.classes).samples == loaded.validation)
    #expect(try test.load(.values).samples.targets == .values([2, 3], width: 1))
    // python3: sha256(b"".join(sha256(f).digest() for f in files)).hexdigest().
    #expect(
      try [train, both, test].map { try $0.load(.none).digest } == [
        "32990095b4306e39e8022891d0f306a89cb4637dccd67aeb9604a83f3e62506e",
        "b22509bf74a608cf4fc797cfb2640233b707bee7c5bc78597e5db206a384beaf",
        "4afcf09ca5c797478bdc73386b25a48af4b271e36df0337c669adae2c9545067",
      ])
  }

  @Test func `a missing file says where it was looked for and what to do`() throws {
    let folder = try TemporaryFolder()
    let fashion = try FashionMNISTDataset.validated { $0.path = folder.path }
    let advice =
      "install Debian's package dataset-fashion-mnist and leave the folder out, or name a folder "
      + "with its four files"
    #expect(
      throws: DatasetError(
        .missing, file: folder.path,
        message: "there is no train-images-idx3-ubyte, with or without .gz, in the folder; "
          + advice)
    ) { try fashion.load(.classes) }
    let nowhere = try FashionMNISTDataset.validated { $0.path = "/nowhere/at/all" }
    #expect(
      throws: DatasetError(
        .missing, file: "/nowhere/at/all", message: "there is no such folder; " + advice)
    ) { try nowhere.load(.classes) }
    let error = try #require(throws: DatasetError.self) {
      try MNISTDataset.validated { $0.path = "a\0b" }.load(.classes)
    }
    #expect(error.message.hasPrefix("there is no such folder; it takes the four files of MNIST"))
  }

  @Test func `a label beyond the classes and splits of different shapes are refused`() throws {
    let folder = try folder()
    let dataset = try MNISTDataset.validated {
      $0.path = folder.path
      $0.validation = .test
    }
    let images = try folder.write(
      IDXDatasetTests.file(8, [2, 2, 1], [0, 0, 0, 0]), "t10k-images-idx3-ubyte.gz")
    #expect(
      throws: DatasetError(
        .malformed, file: images,
        message: "samples of shape [1, 2, 1] do not go with those of the other split, [1, 1, 2]")
    ) { try dataset.load(.classes) }
    let labels = try folder.write(
      IDXDatasetTests.file(8, [3], [9, 10, 1]), "train-labels-idx1-ubyte.gz")
    #expect(
      throws: DatasetError(
        .malformed, file: labels,
        message: "10, the number of sample 1, is not a class number; "
          + "classes are whole numbers from 0 to 9")
    ) { try dataset.load(.classes) }
  }
}
