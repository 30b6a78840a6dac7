import Declarations
import Foundation
import Networks
import System
import TestSupport
import Testing

@testable import Datasets

/// Folders of images.
@Suite struct ImagesDatasetTests {
  private let png = ImageCase.named("png, colours").bytes
  private let jpeg = ImageCase.named("jpeg, 4:4:4").bytes

  private func folder(_ files: [String: [UInt8]]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, bytes) in files {
      let path = URL(fileURLWithPath: "\(folder.path)/\(name)")
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      _ = try folder.write(bytes, name)
    }
    return folder
  }

  private func error(_ files: [String: [UInt8]], _ path: String = "x") throws -> (String, String) {
    let folder = try folder(files)
    let error = try #require(throws: DatasetError.self) {
      try ImagesDataset(path: "\(folder.path)/\(path)").load(.classes)
    }
    return (error.file.replacing(folder.path + "/", with: ""), error.message)
  }

  /// os.walk of Python, sorted, as torchvision.datasets.ImageFolder goes through it.
  @Test func `classes and images are those of ImageFolder, in its order`() throws {
    let files = [
      "x/b/2.png", "x/b/10.JPG", "x/b-c/sub/1.jpeg", "x/b-c/9.png", "x/b-c/sub-2/1.png",
      "x/B/0.png", "x/é/1.png", "x/.hidden/1.png", "x/b/.1.png",
    ]
    let folder = try folder(Dictionary(uniqueKeysWithValues: files.map { ($0, png) }))
    let listed = try ImageFolder("\(folder.path)/x")
    #expect(listed.classes == ["B", "b", "b-c", "é"])
    #expect(
      listed.entries.map(\.name) == [
        "B/0.png", "b/10.JPG", "b/2.png", "b-c/9.png", "b-c/sub/1.jpeg", "b-c/sub-2/1.png",
        "é/1.png",
      ])
    let loaded = try ImagesDataset(path: "\(folder.path)/x").load(.classes)
    #expect(loaded.samples.targets == .classes([0, 1, 1, 2, 2, 2, 3], classCount: 4))
    #expect(loaded.classes?.names == listed.classes)
    #expect(loaded.parts == [0..<7] && loaded.suspicions.isEmpty)
    #expect(
      try ImagesDataset(path: "\(folder.path)/x").load(.values).samples.targets
        == .values([0, 1, 1, 2, 2, 2, 3], width: 1))
  }

  @Test func `a file counts by what it holds, not by its name`() throws {
    let folder = try folder(["x/a/1.jpg": png, "x/b/1.png": jpeg])
    let loaded = try ImagesDataset(path: "\(folder.path)/x").load(.classes)
    #expect(loaded.samples.inputShape == [3, 7, 9])
    #expect(
      Array(loaded.samples.inputs.prefix(189))
        == ImageCase.named("png, colours").expected.map { Float($0) / 255 })
  }

  @Test func `a folder of its own has the classes of the one that is trained on`() throws {
    let folder = try folder([
      "x/a/1.png": png, "x/b/1.png": png, "v/b/1.png": png, "w/c/1.png": png, "w/b/1.png": png,
    ])
    let dataset = ImagesDataset(path: "\(folder.path)/x")
    let both = try dataset.load(.classes, seed: 0, also: ["\(folder.path)/v"])
    #expect(both.samples.targets == .classes([0, 1, 1], classCount: 2))
    #expect(both.parts == [0..<2, 2..<3])
    #expect(
      throws: DatasetError(
        .malformed, file: "\(folder.path)/w",
        message: "there is no class 'c' among those that are trained on")
    ) { try dataset.load(.classes, seed: 0, also: ["\(folder.path)/w"]) }
    #expect(both.digest != (try dataset.load(.classes).digest))
  }

  @Test func `classes of another run keep their order, new ones stand behind them`() throws {
    let folder = try folder(["x/a/1.png": png, "x/b/1.png": png, "x/c/1.png": png])
    var dataset = ImagesDataset(path: "\(folder.path)/x")
    dataset.knownClasses = ["c", "gone", "a"]
    let loaded = try dataset.load(.classes)
    #expect(loaded.classes?.names == ["c", "gone", "a", "b"])
    #expect(loaded.samples.targets == .classes([2, 3, 0], classCount: 4))
  }

  @Test func `the digest is that of names and bytes`() throws {
    let files = ["x/a/1.png": png, "x/b/1.png": jpeg]
    func digest(_ files: [String: [UInt8]]) throws -> String {
      let folder = try folder(files)
      return try ImagesDataset(path: "\(folder.path)/x", size: [4]).load(.none).digest
    }
    let digests = try [
      files, ["x/a/2.png": png, "x/b/1.png": jpeg], ["x/a/1.png": png, "x/c/1.png": jpeg],
      ["x/a/1.png": jpeg, "x/b/1.png": png],
    ].map(digest)
    #expect(Set(digests).count == 4)
    #expect(try digest(files) == digests[0])
  }

  @Test(arguments: [1, 2, 5])
  func `any number of threads makes the same bytes`(_ threads: Int) throws {
    var files: [String: [UInt8]] = [:]
    for (index, given) in imageTable.enumerated() { files["x/a/\(index).png"] = given.bytes }
    let folder = try folder(files)
    let paths = try ImageFolder("\(folder.path)/x").entries.map { "\(folder.path)/x/\($0.name)" }
    let repeated = Array(repeatElement(paths, count: 4).joined())
    func read(_ threads: Int) throws -> [UInt8] {
      var pixels = [UInt8](repeating: 0, count: repeated.count * 75)
      try pixels.withUnsafeMutableBufferPointer { room in
        let fit = ImageFit(size: [5], crop: nil)
        let outcome = try ImageReading.read(
          repeated, fit, shape: [3, 5, 5], into: room, threads: threads)
        #expect(outcome.digests.count == repeated.count && outcome.warnings.isEmpty)
      }
      return pixels
    }
    #expect(try read(threads) == read(1))
  }

  @Test func `images that would take most of the memory lie on a disk, and give the same batches`()
    throws
  {
    let files = Dictionary(uniqueKeysWithValues: (0..<7).map { ("x/a/\($0).png", png) })
    let folder = try folder(files.merging(["x/b/1.png": jpeg]) { $1 })
    let dataset = ImagesDataset(path: "\(folder.path)/x")
    let inMemory = try dataset.load(.classes).samples
    let count = 8 * 189
    let onDisk = try ScratchFile.$places.withValue([folder.path]) {
      try Memory.$limit.withValue(2 * count - 1) { try dataset.load(.classes).samples }
    }
    #expect(inMemory.byteCount == count + 8 * 4 && onDisk.byteCount == 8 * 4)
    #expect(inMemory == onDisk && inMemory.inputs == onDisk.inputs)
    var batches = [inMemory, onDisk].map { samples in
      BatchLoader(
        samples: samples,
        order: SampleOrder(indices: [7, 2, 0, 1], batchSize: 3, shuffle: false, seed: 0))
    }
    let gathered = batches.indices.map { place in
      _ = batches[place].advance(to: 0)
      var numbers = [Float](repeating: 0, count: 3 * 189)
      var span = numbers.mutableSpan
      batches[place].copyInputs(into: &span)
      return numbers
    }
    #expect(gathered[0] == gathered[1] && Set(gathered[0]).count > 3)
    #expect(
      Normalization(fittedTo: inMemory, rows: [1, 7])
        == Normalization(fittedTo: onDisk, rows: [1, 7]))
  }

  @Test func `images that have room neither in memory nor on a disk are refused`() throws {
    let folder = try folder(["x/a/1.png": png, "x/b/1.png": png])
    func load(_ limit: Int) throws -> Samples {
      try ScratchFile.$places.withValue(["/dev/shm"]) {
        try Memory.$limit.withValue(limit) {
          try ImagesDataset(path: "\(folder.path)/x").load(.classes).samples
        }
      }
    }
    // More than half of the memory, which has to do.
    #expect(try load(400).byteCount == 378 + 2 * 4)
    let error = #expect(throws: DatasetError.self) { try load(300) }
    #expect(
      error
        == DatasetError(
          .malformed, file: "\(folder.path)/x",
          message:
            "reading it takes 378 bytes, more than the 300 bytes of memory that there are, and "
            + "there is no room on a disk either: /dev/shm: is no folder on a disk: what lies in it "
            + "lies in memory; TMPDIR names another folder"))
  }

  @Test func `samples that are known, but not read, take the memory that they would`() throws {
    for isOnDisk in [false, true] {
      let facts = SampleFacts(
        inputShape: [3, 2, 2], count: 5, targets: .classes(count: 2), areBytes: true,
        areOnDisk: isOnDisk)
      let samples = try #require(Samples(unread: facts))
      #expect(samples.byteCount == (isOnDisk ? 0 : 60) + 5 * 4)
      #expect(samples.diskByteCount == (isOnDisk ? 60 : 0))
      #expect(samples.facts.areOnDisk == isOnDisk)
    }
  }

  @Test func `images beside the folders, classes without images and large crops are told of`()
    throws
  {
    let folder = try folder([
      "x/a/1.png": png, "x/b/1.png": png, "x/1.png": png, "v/b/1.png": png, "flat/1.png": png,
      "flat/notes.txt": [],
    ])
    var dataset = ImagesDataset(path: "\(folder.path)/x", size: [4], crop: [6])
    let loaded = try dataset.load(.classes, seed: 0, also: ["\(folder.path)/v"])
    #expect(
      loaded.suspicions.map { $0.replacing(folder.path, with: "") } == [
        "1 image lies beside the folders of the classes and is left out: /x/1.png",
        "crop is more than size: the pixels around the image are 0",
        "there is no image of class 'a' in /v",
      ])
    dataset.path = "\(folder.path)/flat"
    #expect(
      try dataset.load(.none).suspicions.first?.hasPrefix("1 file is no PNG or JPEG") == true)
    _ = try folder.write(png, "flat/2.gif")
    let error = #expect(throws: DatasetError.self) { try dataset.load(.none) }
    #expect(error?.file == "\(folder.path)/flat/2.gif")
  }

  @Test func `mistakes name the file and what is wrong with it`() throws {
    let cut = Array(png.prefix(60))
    #expect(try error([:], "nowhere") == ("nowhere", "there is no such folder"))
    #expect(try error(["x": png]) == ("x", "is not a folder"))
    let none = "there must be a folder of images for each class in it, but there is none"
    #expect(try error(["x/notes.txt": []]) == ("x", none))
    #expect(try error(["x/1.png": png]) == ("x", none + "; the images lie in it themselves"))
    #expect(
      try error(["x/a/1.png": png, "x/b/notes.txt": []])
        == ("x/b", "there is no PNG or JPEG image of this class"))
    #expect(
      try error(["x/a/1.png": png, "x/a/2.webp": png])
        == ("x/a/2.webp", "only PNG and JPEG images are read; convert it, or move it away"))
    #expect(
      try error(["x/a/1.png": png, "x/a/2.png": cut])
        == ("x/a/2.png", "the file ends within the image"))
    #expect(
      try error(["x/a/1.png": [], "x/a/2.png": cut, "x/a/3.png": png])
        == ("x/a/1.png", "the file is empty"))
    #expect(
      try error(["x/a/1.png": png, "x/a/2.png": cut, "x/b/2.png": cut, "x/b/3.jpg": cut])
        == (
          "x/a/2.png", "the file ends within the image; 2 more files cannot be read either"
        ))
    #expect(
      try error(["x/a/1.png": png, "x/a/2.png": ImageCase.named("grows").bytes])
        == (
          "x/a/2.png",
          "4 × 3 pixels are not the 9 × 7 of the first image; size scales all of them to one"
        ))
    #expect(
      try error(["x/a/1.png/2.txt": []]) == ("x/a/1.png", "is a directory"))
  }

  @Test func `what is odd is told`() throws {
    let folder = try folder([
      "x/a/1.png": png, "x/a/notes.txt": [], "x/a/more/README": [],
      "x/a/2.jpg": jpeg.dropLast(2) + [1, 2, 0xFF, 0xD9],
    ])
    let loaded = try ImagesDataset(path: "\(folder.path)/x").load(.classes)
    #expect(
      loaded.suspicions.map { $0.replacing(folder.path, with: "") } == [
        "2 files are no PNG or JPEG by the name and left out: /x/a/notes.txt and others",
        "there is one class alone, 'a'",
        "/x/a/2.jpg: Corrupt JPEG data: 1 extraneous bytes before marker 0xd9",
      ])
  }

  @Test func `arguments that mean nothing are refused`() {
    func message(_ set: (inout ImagesDataset) -> Void) -> String? {
      do throws(ArgumentError) {
        _ = try ImagesDataset.validated(set)
        return nil
      } catch { return "\(error.argument): \(error.message)" }
    }
    #expect(message { $0.size = [3, 4] } == nil)
    #expect(message { $0.size = [3, 4, 5] } == "size: expected one number, or [height, width]")
    #expect(message { $0.crop = [1, 2, 3] } == "crop: expected one number, or [height, width]")
    #expect(message { $0.channels = 2 } == "channels: expected 1 or 3, found 2")
  }
}
