import Foundation
import Testing

@testable import Datasets

/// An image as a file, and the pixels that come of it.
struct ImageCase: Sendable, CustomTestStringConvertible {
  /// What the image shows of its format.
  let name: String
  /// What it is scaled to, and what is cut out then.
  let size: [Int]?, crop: [Int]?
  /// The file, in base 64.
  let file: String
  /// `[channels, height, width]`, and the bytes in base 64.
  let shape: [Int], pixels: String

  /// Takes a row of the table.
  init(
    _ name: String, size: [Int]?, crop: [Int]?, shape: [Int], file: String, pixels: String
  ) {
    (self.name, self.size, self.crop, self.shape) = (name, size, crop, shape)
    (self.file, self.pixels) = (file, pixels)
  }

  var testDescription: String { name }

  /// The file's bytes.
  var bytes: [UInt8] { [UInt8](Data(base64Encoded: file) ?? Data()) }
  /// The pixels that are expected.
  var expected: [UInt8] { [UInt8](Data(base64Encoded: pixels) ?? Data()) }

  /// A case by its name.
  static func named(_ name: String) -> ImageCase {
    imageTable.first { $0.name == name } ?? imageTable[0]
  }
}
