import System

/// Reads, decodes and fits images on as many threads as there are processors.
///
/// Each image has a place of its own, so that the bytes do not depend on who makes them. The places and the
/// images are claimed, and what was found is noted, under the condition alone: that is why the class may say
/// that it is sendable.
final class ImageReading: @unchecked Sendable {
  /// Images that a thread claims at a time.
  private static let share = 16

  private let paths: [String]
  private let fit: ImageFit
  private let shape: [Int]
  private let pixels: UnsafeMutableBufferPointer<UInt8>
  private let condition = Condition()
  private var claimed = 0
  private var digests: [SHA256Digest?]
  private var failures: [Int: DatasetError] = [:]
  private var warnings: [Int: String] = [:]

  private init(
    _ paths: [String], _ fit: ImageFit, _ shape: [Int], _ pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    (self.paths, self.fit, self.shape, self.pixels) = (paths, fit, shape, pixels)
    digests = [SHA256Digest?](repeating: nil, count: paths.count)
  }

  /// What came of images.
  struct Outcome {
    /// The digest of each file.
    var digests: [SHA256Digest] = []
    /// What decoders found odd, by the place of the image.
    var warnings: [Int: String] = [:]
  }

  /// Reads images into a buffer, `[paths.count] + shape`.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - fit: How they become images of one size.
  ///   - shape: The shape of an image that comes out, `[channels, height, width]`.
  ///   - pixels: Room for all of them.
  ///   - threads: How many threads work at a time; nil for one a processor.
  /// - Returns: The digests of the files, and what is odd about them.
  /// - Throws: ``DatasetError`` for the first file that cannot be read, by their order.
  static func read(
    _ paths: [String], _ fit: ImageFit, shape: [Int],
    into pixels: UnsafeMutableBufferPointer<UInt8>, threads: Int? = nil
  ) throws(DatasetError) -> Outcome {
    let reading = ImageReading(paths, fit, shape, pixels)
    let processors = min(Host.processorCount, Host.processorQuota ?? .max)
    let shares = (paths.count + share - 1) / share
    let helpers = (1..<max(min(threads ?? processors, shares), 1)).compactMap { _ in
      Thread { reading.work() }
    }
    reading.work()
    for helper in helpers { helper.join() }
    if let first = reading.failures.min(by: { $0.key < $1.key }) {
      throw first.value.joined(by: reading.failures.count - 1)
    }
    return Outcome(digests: reading.digests.compactMap(\.self), warnings: reading.warnings)
  }

  /// Reads images until all are claimed: the whole life of a thread.
  private func work() {
    var scaling = ImageScaling()
    while let places = claim() {
      for place in places {
        do throws(DatasetError) {
          try read(place, &scaling)
        } catch { condition.change { failures[place] = error } }
      }
    }
  }

  private func claim() -> Range<Int>? {
    var places = 0..<0
    condition.change {
      places = claimed..<min(claimed + Self.share, paths.count)
      claimed = places.upperBound
    }
    return places.isEmpty ? nil : places
  }

  private func read(_ place: Int, _ scaling: inout ImageScaling) throws(DatasetError) {
    let bytes = try DatasetError.contents(of: paths[place])
    let digest = SHA256.digest(of: bytes)
    let image: DecodedImage
    do throws(FormatError) {
      image = try DecodedImage(bytes, channels: shape[0])
      let axes = fit.axes(height: image.height, width: image.width)
      guard [axes.rows.length, axes.columns.length].elementsEqual(shape.dropFirst()) else {
        throw FormatError(
          "\(image.width) × \(image.height) pixels are not the \(shape[2]) × \(shape[1]) of the "
            + "first image; size scales all of them to one")
      }
    } catch { throw DatasetError(.malformed, file: paths[place], message: error.message) }
    let size = shape.reduce(1, *)
    let room = UnsafeMutableBufferPointer(rebasing: pixels[place * size..<(place + 1) * size])
    scaling.write(image, fit, into: room)
    condition.change {
      digests[place] = digest
      if let warning = image.warning { warnings[place] = warning }
    }
  }
}

extension DatasetError {
  /// The error with the number of other files that cannot be read either.
  fileprivate func joined(by others: Int) -> DatasetError {
    guard others > 0 else { return self }
    let text = others == 1 ? "1 more file" : "\(others) more files"
    return DatasetError(kind, file: file, message: "\(message); \(text) cannot be read either")
  }
}
