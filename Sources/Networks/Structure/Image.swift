/// A sample that is an image: `[channels, height, width]`.
struct Image {
  let channels: Int
  let height: Int
  let width: Int

  /// Its sizes.
  var shape: Shape { Shape([channels, height, width]) }
}
