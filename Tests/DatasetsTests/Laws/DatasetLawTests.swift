import Declarations
import Foundation
import Networks
import TestSupport
import Testing

@testable import Datasets

/// Laws that hold for every data set that a spec can name.
@Suite struct DatasetLawTests {
  static let names = DatasetRegistry.all.names

  /// The case of a data set, its files written, and its paths leading to them.
  private func placed(
    _ name: String
  ) throws -> (case: DatasetCase, dataset: any Dataset, folder: TemporaryFolder) {
    let given = try #require(DatasetCase.all[name])
    let folder = try TemporaryFolder()
    for (name, bytes) in given.files {
      let path = URL(fileURLWithPath: "\(folder.path)/\(name)")
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      _ = try folder.write(bytes, name)
    }
    var dataset = given.dataset
    dataset.mapPaths { "\(folder.path)/\($0)" }
    if var divided = dataset as? any SplitDataset {
      divided.validation = .test
      dataset = divided
    }
    return (given, dataset, folder)
  }

  @Test func `every data set has samples that were written down`() {
    #expect(Set(DatasetCase.all.keys) == Set(Self.names))
    for (name, given) in DatasetCase.all {
      #expect(type(of: given.dataset).facts.name == name)
    }
  }

  @Test(arguments: names)
  func `samples and digest are those that were written down`(_ name: String) throws {
    let (given, dataset, folder) = try placed(name)
    let loaded = try dataset.load(given.kind, seed: 7)
    #expect(loaded.samples == given.samples, "\(folder.path)")
    #expect(loaded.validation == given.validation)
    #expect(loaded.digest == given.digest)
  }

  @Test(arguments: names)
  func `targets that are not needed are left out and change nothing else`(_ name: String) throws {
    let (given, dataset, folder) = try placed(name)
    let loaded = try dataset.load(.none, seed: 7)
    #expect(loaded.samples.targets == .none, "\(folder.path)")
    #expect(loaded.samples.inputs == given.samples.inputs)
    #expect(loaded.digest == given.digest)
  }

  @Test(arguments: names)
  func `only made-up samples depend on the seed`(_ name: String) throws {
    let (given, dataset, folder) = try placed(name)
    let other = try dataset.load(given.kind, seed: 8)
    #expect((other.samples == given.samples) == !given.files.isEmpty, "\(folder.path)")
    #expect(other.digest == given.digest)
  }

  @Test(arguments: names)
  func `a split is what it is as a part to validate on`(_ name: String) throws {
    let (given, dataset, folder) = try placed(name)
    let divided = dataset as? any SplitDataset
    #expect((divided == nil) == (given.validation == nil))
    guard var divided else { return }
    (divided.split, divided.validation) = (.test, nil)
    #expect(try divided.load(given.kind, seed: 7).samples == given.validation, "\(folder.path)")
    divided.split = .train
    let alone = try divided.load(given.kind, seed: 7)
    #expect(alone.samples == given.samples && alone.validation == nil)
    #expect(alone.digest != given.digest)
  }

  @Test(arguments: names)
  func `a file that is missing is that of an argument`(_ name: String) throws {
    let (given, dataset, folder) = try placed(name)
    guard !given.files.isEmpty, !given.isListed else { return }
    for file in given.files.keys {
      let path = "\(folder.path)/\(file)"
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      try FileManager.default.removeItem(atPath: path)
      let error = try #require(throws: DatasetError.self) { try dataset.load(given.kind) }
      #expect(error.kind == .missing)
      #expect(dataset.argument(holding: error.file) != nil, "\(error)")
      _ = try folder.write([UInt8](bytes), file)
    }
    #expect(dataset.argument(holding: "\(folder.path)/nowhere") == nil)
  }

  @Test(arguments: names)
  func `the arguments of a case are within their ranges`(_ name: String) throws {
    try #require(DatasetCase.all[name]).dataset.validate()
  }
}
