/// The layout that a convolution asks for its images.
enum ImageLayout: Hashable {
  /// The library's own choice: blocks of 16 channels.
  case any
  /// The channels of each pixel one after the other.
  case channelsLast

  /// The layout for a convolution, by its shape alone.
  ///
  /// Blocks compute full multiples of 16 channels: of 20 and 50 channels twice the work. With the
  /// channels last the library computes what there is, two to three times as fast there; for full
  /// blocks it gains nothing, and the layers between convolutions are slower. For fewer than eight
  /// channels of input, and for groups, it has no fast implementation of it.
  init(channels: Int, outChannels: Int, groups: Int) {
    let fillsBlocks = channels % 16 == 0 && outChannels % 16 == 0
    self = groups == 1 && channels >= 8 && !fillsBlocks ? .channelsLast : .any
  }

  /// A description of images `[batch, channels, height, width]` in the layout.
  func descriptor(_ dimensions: [Int], as type: ElementType) -> MemoryDescriptor {
    switch self {
    case .any: MemoryDescriptor(any: dimensions, as: type)
    case .channelsLast: MemoryDescriptor(channelsLast: dimensions, as: type)
    }
  }
}
