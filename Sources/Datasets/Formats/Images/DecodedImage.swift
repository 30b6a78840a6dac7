import CImages
import Messages
import System

/// An image in memory: bytes from 0 to 255, row-major `[height, width, channels]`.
struct DecodedImage {
  /// The most pixels of an image, as in Pillow: a small file may promise any number of them.
  static let pixelLimit = 178_956_970

  /// The number of rows.
  let height: Int
  /// The number of columns.
  let width: Int
  /// 1 for gray, 3 for red, green and blue.
  let channels: Int
  /// The bytes.
  private(set) var pixels: [UInt8]
  /// What the file's decoder found odd, but no reason to refuse it.
  let warning: String?

  /// Decodes a PNG or JPEG image, whatever its file is called.
  ///
  /// Of 16-bit numbers the upper byte counts; transparency, colour profiles and the orientation that a camera
  /// notes (EXIF) are left out, as by torchvision's loader.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - channels: What comes of it: 1 for gray, 3 for colours.
  ///   - pixelLimit: The most pixels that are decoded.
  /// - Throws: ``FormatError`` where there is no whole image.
  init(
    _ bytes: [UInt8], channels: Int, pixelLimit: Int = Self.pixelLimit
  ) throws(FormatError) {
    let header = try ImageHeader(bytes)
    let facts = header.facts
    (height, width) = (header.height, header.width)
    let (pixelCount, isTooMany) = height.multipliedReportingOverflow(by: width)
    guard !isTooMany, pixelCount <= pixelLimit else {
      throw FormatError("\(width) × \(height) pixels are more than the \(pixelLimit) of an image")
    }
    let size = pixelCount * Int(facts.channels)
    guard Memory.isAvailable(size) else {
      throw FormatError("the system refuses the \(Memory.text(size)) of memory that it takes")
    }
    var warning: String?
    var failure: FormatError?
    pixels = [UInt8](unsafeUninitializedCapacity: size) { target, filled in
      do throws(FormatError) {
        warning = try header.decode(bytes, into: target)
        filled = size
      } catch { failure = error }
    }
    if let failure { throw failure }
    (self.channels, self.warning) = (channels, warning)
    if facts.channels == 1, channels == 3 {
      pixels = pixels.flatMap { [$0, $0, $0] }
    } else if facts.channels == 3, channels == 1 {
      pixels = Self.luma(pixels)
    }
  }

  /// How bright colours are (ITU-R 601-2), in the whole numbers that Pillow computes with.
  private static func luma(_ colours: [UInt8]) -> [UInt8] {
    let count = colours.count / 3
    return [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      for pixel in 0..<count {
        let (red, green, blue) = (
          Int(colours[3 * pixel]), Int(colours[3 * pixel + 1]), Int(colours[3 * pixel + 2])
        )
        let sum = red * 19595 + green * 38470 + blue * 7471 + 0x8000
        target[pixel] = UInt8(truncatingIfNeeded: sum >> 16)
      }
      filled = count
    }
  }
}

/// What the header of an image's file says.
struct ImageHeader {
  /// The kinds of files that are read.
  private enum Kind {
    case png, jpeg
  }

  private let kind: Kind
  /// The header in C.
  let facts: image_facts

  /// The number of rows.
  var height: Int { Int(facts.height) }
  /// The number of columns.
  var width: Int { Int(facts.width) }

  /// Reads the header of a PNG or JPEG file.
  init(_ bytes: [UInt8]) throws(FormatError) {
    guard !bytes.isEmpty else { throw FormatError("the file is empty") }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      kind = .png
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      kind = .jpeg
    } else {
      throw FormatError("this is neither a PNG nor a JPEG image")
    }
    var facts = image_facts()
    var text = [CChar](repeating: 0, count: Int(IMAGE_TEXT_SIZE))
    let status =
      switch kind {
      case .png: png_image_facts(bytes, bytes.count, &facts, &text)
      case .jpeg: jpeg_image_facts(bytes, bytes.count, &facts, &text)
      }
    guard status == 0 else { throw FormatError(Self.message(text)) }
    self.facts = facts
  }

  /// Decodes the pixels, `[height, width, channels]`, and returns what is odd about the file.
  func decode(
    _ bytes: [UInt8], into target: UnsafeMutableBufferPointer<UInt8>
  ) throws(FormatError) -> String? {
    var facts = facts
    var text = [CChar](repeating: 0, count: Int(IMAGE_TEXT_SIZE))
    var warning = text
    let status =
      switch kind {
      case .png: png_image_pixels(bytes, bytes.count, &facts, target.baseAddress, &text)
      case .jpeg:
        jpeg_image_pixels(bytes, bytes.count, &facts, target.baseAddress, &text, &warning)
      }
    guard status == 0 else { throw FormatError(Self.message(text)) }
    return warning[0] == 0 ? nil : Self.message(warning)
  }

  private static func message(_ text: [CChar]) -> String {
    let bytes = text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    return Legible.escaped(String(decoding: bytes, as: UTF8.self))
  }
}
