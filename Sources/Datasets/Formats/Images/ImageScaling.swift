/// Scales images and cuts them out, one after the other.
///
/// Bytes are rounded between rows and columns, columns first, as in Pillow; pixels that are cut off are not
/// computed.
struct ImageScaling {
  private var rows = AxisWeights(ImageAxis(given: 1, scaled: 1, length: nil))
  private var columns = AxisWeights(ImageAxis(given: 1, scaled: 1, length: nil))
  private var narrowed: [UInt8] = []
  private var sums: [Int32] = []

  /// Writes an image, fitted, as planes: `[channels, height, width]`.
  ///
  /// - Parameters:
  ///   - image: What is fitted.
  ///   - fit: How.
  ///   - planes: Room for what comes out.
  mutating func write(
    _ image: DecodedImage, _ fit: ImageFit, into planes: UnsafeMutableBufferPointer<UInt8>
  ) {
    let axes = fit.axes(height: image.height, width: image.width)
    if rows.axis != axes.rows { rows = AxisWeights(axes.rows) }
    if columns.axis != axes.columns { columns = AxisWeights(axes.columns) }
    narrow(image)
    planes.update(repeating: 0)
    for row in 0..<axes.rows.kept.count { write(row, image.channels, into: planes) }
  }

  /// Scales the columns of those rows that count.
  private mutating func narrow(_ image: DecodedImage) {
    let (channels, range, kept) = (image.channels, rows.range, columns.axis.kept.count)
    narrowed.removeAll(keepingCapacity: true)
    narrowed.append(contentsOf: repeatElement(0, count: range.count * kept * channels))
    let columns = columns
    narrowed.withUnsafeMutableBufferPointer { target in
      image.pixels.withUnsafeBufferPointer { source in
        for (place, row) in range.enumerated() {
          let line = row * image.width * channels
          for column in 0..<kept {
            let first = line + columns.starts[column] * channels
            for channel in 0..<channels {
              var sum: Int32 = 1 << (AxisWeights.precision - 1)
              for tap in 0..<columns.counts[column] {
                let pixel = Int32(source[first + tap * channels + channel])
                sum &+= pixel &* columns.weights[column * columns.stride + tap]
              }
              target[(place * kept + column) * channels + channel] = Self.byte(sum)
            }
          }
        }
      }
    }
  }

  /// Scales the rows into one that comes out, a plane a channel.
  private mutating func write(
    _ row: Int, _ channels: Int, into planes: UnsafeMutableBufferPointer<UInt8>
  ) {
    let count = columns.axis.kept.count * channels
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: repeatElement(1 << (AxisWeights.precision - 1), count: count))
    let first = rows.starts[row] - rows.range.lowerBound
    let (narrowed, rows) = (narrowed, rows)
    sums.withUnsafeMutableBufferPointer { sums in
      narrowed.withUnsafeBufferPointer { source in
        for tap in 0..<rows.counts[row] {
          let (weight, line) = (rows.weights[row * rows.stride + tap], (first + tap) * count)
          for i in 0..<count { sums[i] &+= Int32(source[line + i]) &* weight }
        }
      }
    }
    let size = rows.axis.length * columns.axis.length
    let start = (rows.axis.padding + row) * columns.axis.length + columns.axis.padding
    for i in 0..<count {
      planes[i % channels * size + start + i / channels] = Self.byte(sums[i])
    }
  }

  /// A sum of weighted pixels as a pixel.
  private static func byte(_ sum: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: min(max(sum >> AxisWeights.precision, 0), 255))
  }
}
