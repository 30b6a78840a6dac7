import Networks

@testable import Datasets

/// Files of samples, as bytes in memory; gzip data is expanded first, as it is from a disk.
enum DataTrial {
  /// What inputs may expand to, so that expanding alone takes no second.
  private static let expansion = 1 << 22

  static func csv(_ bytes: [UInt8]) -> Bool {
    let answers = [true, false].map { header in
      read(bytes) { (content, requirement) throws(DatasetError) in
        let dataset = CSVDataset(path: "f", header: header, target: .index(-1))
        let table = try dataset.read([content], of: ["f"], requirement)
        check(try dataset.loaded(table).samples)
      }
    }
    return answers.contains(true)
  }

  static func npy(_ bytes: [UInt8]) -> Bool {
    read(bytes) { (content, requirement) throws(DatasetError) in
      let array = try StoredArray<NPYDataset.Format>(content, file: "f")
      let values = try array.floats()
      precondition(values.count == array.count * array.rowSize, "numbers of another shape")
      _ = try array.targets(requirement, count: array.count)
    }
  }

  static func npz(_ bytes: [UInt8]) -> Bool {
    read(bytes) { (content, requirement) throws(DatasetError) in
      let dataset = NPZDataset(path: "f", inputs: "x", targets: "y")
      check(try dataset.load(requirement, from: content).samples)
    }
  }

  /// An image of few pixels, scaled to fewer.
  static func image(_ bytes: [UInt8]) -> Bool {
    let answers = [1, 3].map { channels in
      do throws(FormatError) {
        let image = try DecodedImage(bytes, channels: channels, pixelLimit: 1 << 14)
        precondition(
          image.pixels.count == image.height * image.width * channels, "pixels of another shape")
        var planes = [UInt8](repeating: 0, count: channels * 25)
        var scaling = ImageScaling()
        planes.withUnsafeMutableBufferPointer {
          scaling.write(image, ImageFit(size: [5], crop: nil), into: $0)
        }
        if let warning = image.warning { FuzzTarget.check(warning) }
        return true
      } catch {
        FuzzTarget.check(error.message)
        return false
      }
    }
    return answers.contains(true)
  }

  static func idx(_ bytes: [UInt8]) -> Bool {
    read(bytes) { (content, requirement) throws(DatasetError) in
      var array = try StoredArray<IDXDataset.Format>(content, file: "f")
      check(try array.samples(try array.targets(requirement, count: array.count)))
    }
  }

  static func cifar(_ bytes: [UInt8]) -> Bool {
    let answers = [(1, 10), (2, 100)].map { labels, classes in
      read(bytes) { (content, requirement) throws(DatasetError) in
        var records = ImageRecords(labelCount: labels, classCount: classes)
        try records.append(content, file: "f", fileCount: 1)
        check(records.samples(requirement))
      }
    }
    return answers.contains(true)
  }

  /// Reads an input for every kind of target; whether it was taken for one.
  private static func read(
    _ bytes: [UInt8], _ body: ([UInt8], TargetKind) throws(DatasetError) -> Void
  ) -> Bool {
    guard let content = content(bytes) else { return false }
    var isTaken = false
    for requirement in TargetKind.allCases {
      do throws(DatasetError) {
        try body(content, requirement)
        isTaken = true
      } catch {
        FuzzTarget.check(error.message)
      }
    }
    return isTaken
  }

  private static func content(_ bytes: [UInt8]) -> [UInt8]? {
    guard Gunzip.isCompressed(bytes) else { return bytes }
    do throws(FormatError) {
      return try Gunzip.expand(bytes, limit: expansion)
    } catch {
      FuzzTarget.check(error.message)
      return nil
    }
  }

  private static func check(_ samples: Samples) {
    let size = samples.inputShape.reduce(1, *)
    precondition(samples.count > 0 && size > 0, "samples without numbers")
  }
}
