import Randomness

/// Inverted dropout: what is kept is scaled, so that evaluation needs no scale.
enum DropoutKernel {
  /// Draws a mask of zeros (with probability `p`) and 1 / (1 − p).
  static func drawMask(
    _ stream: consuming RandomStream, p: Double, into mask: inout MutableSpan<Float>
  ) {
    let scale = p < 1 ? Float(1 / (1 - p)) : 0
    let bound = Float(p)
    // A uniform number is below 1, so p = 1 keeps nothing and p = 0 keeps everything.
    for i in 0..<mask.count { mask[i] = stream.uniform() < bound ? 0 : scale }
  }

  /// result = x · mask.
  static func apply(
    _ mask: Span<Float>, to x: Span<Float>, into result: inout MutableSpan<Float>
  ) {
    precondition(mask.count == x.count && x.count == result.count, "one mask for each element")
    for i in x.indices { result[unchecked: i] = x[unchecked: i] * mask[unchecked: i] }
  }
}
