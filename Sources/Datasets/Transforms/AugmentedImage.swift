/// An image that augmentations change in place, row-major `[channels, height, width]`.
public struct AugmentedImage {
  /// The first pixel.
  public internal(set) var pixels: UnsafeMutablePointer<Float>
  /// How many channels there are.
  public let channels: Int
  /// How many rows a channel has.
  public let height: Int
  /// How many pixels a row has.
  public let width: Int
  /// What a 0 before normalization has become: one number for all channels, or one a channel.
  let zero: [Float]
  /// Room for one channel.
  let plane: UnsafeMutablePointer<Float>

  /// The first pixel of a row.
  public func row(_ row: Int, of channel: Int) -> UnsafeMutablePointer<Float> {
    pixels + (channel * height + row) * width
  }

  /// What a 0 before normalization has become in a channel: black.
  public func black(of channel: Int) -> Float { zero[zero.count == 1 ? 0 : channel] }
}
