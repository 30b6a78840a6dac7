import Datasets
import Declarations
import Foundation
import Networks

/// A data set, the files that it reads, and the samples that they stand for, written down.
struct DatasetCase: Sendable {
  /// The data set; its paths are relative to the folder of the files.
  let dataset: any Dataset
  /// The files by their names.
  var files: [String: [UInt8]] = [:]
  /// The targets that are asked for.
  let kind: TargetKind
  /// The samples.
  let samples: Samples
  /// Those of the split `test`, where there is one.
  var validation: Samples?
  /// python3: hashlib.sha256 of the one file, or of the files' digests one after the other; with
  /// the split to validate on, where there is one.
  let digest: String
  /// Whether its files are those that a folder has: one that is missing is none of them.
  var isListed = false
}

extension DatasetCase {
  /// One case for each data set, by its name.
  static let all: [String: DatasetCase] = [
    "csv": DatasetCase(
      dataset: CSVDataset(path: "t.csv", target: .name("y")),
      files: ["t.csv": Array("a,y,b\n1,2,3\n-.5,0,6e2\n".utf8)], kind: .classes,
      samples: Samples(
        inputShape: [2], count: 2, inputs: [1, 3, -0.5, 600],
        targets: .classes([2, 0], classCount: 3)),
      digest: "8d0b2ec0b7ce2295dd13b0c200669e570d08e191377f5a4519e9b3f1bead7dc5"),
    "npy": DatasetCase(
      dataset: made(NPYDataset.self) { ($0.inputs, $0.targets) = ("x.npy", "y.npy") },
      files: [
        "x.npy": NPYDatasetTests.file(
          NPYDatasetTests.header("<i2", "(2, 1, 2)"), [1, 0, 0xFE, 0xFF, 0, 1, 4, 0]),
        "y.npy": NPYDatasetTests.file(
          NPYDatasetTests.header("<f4", "(2,)"), [0, 0, 0x20, 0x41, 0, 0, 0, 0xBF]),
      ], kind: .values,
      samples: Samples(
        inputShape: [1, 2], count: 2, inputs: [1, -2, 256, 4],
        targets: .values([10, -0.5], width: 1)),
      digest: "51c8bd220a1e6cfa06d254a32d93c1271ba4b921bb7df7e6c0c18c549f5f6c13"),
    "npz": DatasetCase(
      dataset: NPZDataset(path: "a.npz", inputs: "x", targets: "y"),
      files: ["a.npz": decoded(npzTable["deflated"] ?? "")], kind: .classes,
      samples: Samples(
        inputShape: [2, 2], count: 3, inputs: (0..<12).map { Float($0) / 4 },
        targets: .classes([2, 0, 1], classCount: 3)),
      // That of the two arrays as files.
      digest: "56e085fc77894a9757b0033c432c8fe22b34cd1de86ab6ec562ada19f6195ce5"),
    "idx": DatasetCase(
      dataset: made(IDXDataset.self) { ($0.inputs, $0.targets) = ("x.idx", "y.idx") },
      files: [
        "x.idx": IDXDatasetTests.file(0x0B, [2, 1, 2], [0, 1, 0xFF, 0xFE, 1, 0, 0, 4]),
        "y.idx": IDXDatasetTests.file(8, [2], [4, 1]),
      ], kind: .classes,
      samples: Samples(
        inputShape: [1, 1, 2], count: 2, inputs: [1, -2, 256, 4],
        targets: .classes([4, 1], classCount: 5)),
      digest: "108527d33eb5bf47abf1544a9405940aeb929ee865a38474646757386462638a"),
    "images": DatasetCase(
      dataset: ImagesDataset(path: "photos"),
      files: [
        "photos/a/1.png": decoded(
          "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGNkME77P9MYAAcH"
            + "AmY75PGjAAAAAElFTkSuQmCC"),
        "photos/b/1.png": decoded(
          "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNkZwIAABYAC06w"
            + "I5kAAAAASUVORK5CYII="),
      ], kind: .classes,
      samples: Samples(
        inputShape: [3, 1, 2], count: 2,
        pixels: [0, 255, 51, 204, 102, 153, 7, 9, 7, 9, 7, 9],
        targets: .classes([0, 1], classCount: 2)),
      digest: "ffc23fa61b6ecce0c5d71dda2deb853ab8e4139ce71037fee7f2c60db36ae07d", isListed: true),
    "mnist": mnist(made(MNISTDataset.self) { $0.path = "images" }),
    "fashion_mnist": mnist(made(FashionMNISTDataset.self) { $0.path = "images" }),
    "cifar10": cifar(
      made(CIFAR10Dataset.self) { $0.path = "images" }, labels: 1, classes: 10,
      files: (1...5).map { "cifar-10-batches-bin/data_batch_\($0).bin" }, test: "test_batch.bin",
      digest: "bbb78b046b009e9ca8aea33c9e44c0c63cde993ff1130d816e08c4043d194d25"),
    "cifar100": cifar(
      made(CIFAR100Dataset.self) { $0.path = "images" }, labels: 2, classes: 100,
      files: ["train.bin"], test: "cifar-100-binary/test.bin",
      digest: "4c79a2d886fd30cf1a30d41aba13dcb669bc56e08c7a42a232f817dba22f0166"),
    // Oracles/mnist1d.py samples.
    "mnist1d": DatasetCase(
      dataset: made(MNIST1DDataset.self) { ($0.samples, $0.length) = (10, 3) }, kind: .classes,
      samples: Samples(
        inputShape: [3], count: 8,
        inputs: [
          -6.7268044e-01, 2.1861154e-01, 8.0112928e-01, -2.1877729e-03, -5.0862825e-01,
          -1.7208405e+00, 1.4530350e+00, -3.8013563e-01, -1.0864887e+00, -1.2556663e+00,
          1.8055746e-02, 5.4320955e-01, 5.3033030e-01, 2.8163904e-01, 4.8880121e-01,
          8.2500398e-02, 5.3871520e-02, 3.3645493e-01, 2.2194250e+00, -6.7927396e-01,
          -1.4650390e+00, 9.1260201e-01, 1.4552104e-01, -2.0866475e-01,
        ], targets: .classes([7, 3, 0, 9, 1, 4, 2, 5], classCount: 10)),
      validation: Samples(
        inputShape: [3], count: 2,
        inputs: [
          1.8020828e+00, -2.7304182e+00, 5.1302570e-01, 3.0745202e-01, -2.3922920e-01,
          2.4150549e-01,
        ], targets: .classes([6, 8], classCount: 10)),
      digest: "3e975c38dd76669c5abe7917c07741ff86a3959aa7210656c0d2376980c2b42d"),
    // The numbers are those of the formulas of Philox4x32-10 and of Box and Muller, in Python.
    "normal": DatasetCase(
      dataset: NormalDataset(samples: 4, shape: [3], classes: 3, outputs: 2), kind: .values,
      samples: Samples(
        inputShape: [3], count: 4,
        inputs: [
          0.5387517, -1.2638031, -1.4875754, -0.67296153, 0.0694772, -0.026078641, 1.223498,
          -0.3812841, 1.0200132, 0.51871014, -0.6624861, -0.017424261,
        ],
        targets: .values(
          [
            -0.7241081, -0.37657192, 1.8491883, -0.8313048, -1.1800246, 0.18846828, -0.17295514,
            0.020615311,
          ], width: 2)),
      digest: "1f700770fda43b37bd8067f3ebccddb9db3a0b6f4f8449265eb77150215da5cf"),
  ]

  private static func decoded(_ base64: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: base64) ?? Data())
  }

  private static func made<Kind: Dataset>(
    _ type: Kind.Type, _ set: (inout Kind) -> Void
  ) -> Kind {
    var dataset = Kind()
    set(&dataset)
    return dataset
  }

  /// The four files of MNIST with tiny images: two to train on and one to test on.
  private static func mnist(_ dataset: any Dataset) -> DatasetCase {
    DatasetCase(
      dataset: dataset,
      files: [
        "images/train-images-idx3-ubyte": IDXDatasetTests.file(8, [2, 1, 2], [0, 255, 51, 102]),
        "images/train-labels-idx1-ubyte": IDXDatasetTests.file(8, [2], [9, 0]),
        "images/t10k-images-idx3-ubyte": IDXDatasetTests.file(8, [1, 1, 2], [204, 153]),
        "images/t10k-labels-idx1-ubyte": IDXDatasetTests.file(8, [1], [3]),
      ], kind: .classes,
      samples: Samples(
        inputShape: [1, 1, 2], count: 2, pixels: [0, 255, 51, 102],
        targets: .classes([9, 0], classCount: 10)),
      validation: Samples(
        inputShape: [1, 1, 2], count: 1, pixels: [204, 153],
        targets: .classes([3], classCount: 10)),
      digest: "8351f049712a5be02ef2898f2b66013476da436619d6cd613e7b8ea603b17f9b")
  }

  /// Files of a record each, whose label and first pixel are the file's number.
  private static func cifar(
    _ dataset: any Dataset, labels: Int, classes: Int, files: [String], test: String,
    digest: String
  ) -> DatasetCase {
    func pixels(_ number: Int) -> [UInt8] {
      [UInt8(number)] + [UInt8](repeating: 255, count: 3071)
    }
    func samples(_ numbers: ClosedRange<Int>) -> Samples {
      Samples(
        inputShape: [3, 32, 32], count: numbers.count, pixels: numbers.flatMap(pixels),
        targets: .classes(numbers.map(Int32.init), classCount: classes))
    }
    var bytes: [String: [UInt8]] = [:]
    for (index, name) in (files + [test]).enumerated() {
      // Of two labels the last one counts.
      let label = [UInt8](repeating: 0, count: labels - 1) + [UInt8(index + 1)]
      bytes["images/\(name)"] = label + pixels(index + 1)
    }
    return DatasetCase(
      dataset: dataset, files: bytes, kind: .classes, samples: samples(1...files.count),
      validation: samples(files.count + 1...files.count + 1), digest: digest)
  }
}
