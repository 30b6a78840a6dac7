import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Images become the pixels that torchvision makes of them.
@Suite struct ImagePixelTests {
  /// PNG images are the same bytes.
  ///
  /// Of JPEG images, other versions of libjpeg-turbo than Pillow's may round
  /// elsewhere, by a level. Of scaled images some versions of Pillow (13 is one) scale the rows of high images
  /// before their columns, and bytes are rounded between the two: that is a level, too.
  @Test(arguments: imageTable)
  func `pixels are those of Pillow and torchvision`(_ given: ImageCase) throws {
    let image = try DecodedImage(given.bytes, channels: given.shape[0])
    var pixels = [UInt8](repeating: 9, count: given.shape.reduce(1, *))
    var scaling = ImageScaling()
    let fit = ImageFit(size: given.size, crop: given.crop)
    let axes = fit.axes(height: image.height, width: image.width)
    #expect([axes.rows.length, axes.columns.length] == Array(given.shape.dropFirst()))
    pixels.withUnsafeMutableBufferPointer { scaling.write(image, fit, into: $0) }
    let tolerance = given.name.hasPrefix("jpeg") || given.size != nil ? 1 : 0
    let differences = zip(pixels, given.expected).map { abs(Int($0) - Int($1)) }
    #expect(pixels.count == given.expected.count)
    #expect(differences.max() ?? 0 <= tolerance, "\(differences)")
    #expect(image.warning == nil)
  }

  @Test func `what was scaled before changes nothing`() throws {
    let cases = ["strongly shrunk", "grows", "cut with black around"].map(ImageCase.named)
    var scaling = ImageScaling()
    for given in cases + cases.reversed() {
      let image = try DecodedImage(given.bytes, channels: given.shape[0])
      var pixels = [UInt8](repeating: 9, count: given.expected.count)
      pixels.withUnsafeMutableBufferPointer {
        scaling.write(image, ImageFit(size: given.size, crop: given.crop), into: $0)
      }
      #expect(pixels == given.expected)
    }
  }

  @Test func `an image that is much longer than wide takes no more than its middle`() throws {
    // 1 × 100,000 pixels, of which a square is cut out: scaled as a whole they would be 5 billion.
    let axes = ImageFit(size: [224], crop: nil).axes(height: 100_000, width: 1)
    #expect(axes.rows.scaled == 22_400_000 && axes.rows.kept.count == 224)
    #expect(AxisWeights(axes.rows).range.count < 5)
  }

  @Test func `every beginning of a file is refused or odd`() throws {
    for name in ["png, colours", "png, interlaced", "jpeg, 4:2:0", "jpeg, progressive"] {
      let bytes = ImageCase.named(name).bytes
      // The last bytes of a PNG and of a JPEG are marks of the end, which decoders do not miss.
      for count in 0..<bytes.count - 20 {
        #expect(throws: FormatError.self, "\(name) \(count)") {
          let image = try DecodedImage(Array(bytes.prefix(count)), channels: 3)
          if let warning = image.warning { throw FormatError(warning) }
        }
      }
    }
  }

  @Test(arguments: [
    ("", "the file is empty"), ("GIF89a", "this is neither a PNG nor a JPEG image"),
    ("\u{0}", "this is neither a PNG nor a JPEG image"),
  ])
  func `what is no image is refused`(_ text: String, _ message: String) {
    #expect(throws: FormatError(message)) { try DecodedImage(Array(text.utf8), channels: 3) }
  }

  @Test func `an image of more pixels than an image has is refused before it is decoded`() throws {
    let bytes = ImageCase.named("png, colours").bytes
    #expect(throws: FormatError("9 × 7 pixels are more than the 62 of an image")) {
      try DecodedImage(bytes, channels: 3, pixelLimit: 62)
    }
    // A header that promises 60,000 × 60,000 pixels in a hundred bytes.
    var bomb = ImageCase.named("jpeg, gray").bytes
    let frame = try #require(
      bomb.indices.first { $0 + 1 < bomb.count && bomb[$0] == 0xFF && bomb[$0 + 1] == 0xC0 })
    bomb.replaceSubrange(frame + 5..<frame + 9, with: [0xEA, 0x60, 0xEA, 0x60])
    #expect(throws: FormatError("the file ends within the image")) {
      try DecodedImage(bomb, channels: 3)
    }
  }

  @Test func `spoiled bytes within a JPEG image are told, and the image is taken`() throws {
    var bytes = ImageCase.named("jpeg, 4:2:0").bytes
    bytes.insert(contentsOf: [1, 2, 3], at: bytes.count - 2)
    let image = try DecodedImage(bytes, channels: 3)
    #expect(image.warning == "Corrupt JPEG data: 2 extraneous bytes before marker 0xd9")
  }
}
