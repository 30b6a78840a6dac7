import CKernels
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

  /// result = x · mask, where each factor belongs to so many elements.
  static func apply(
    _ mask: Span<Float>, toEach width: Int, of x: Span<Float>,
    into result: inout MutableSpan<Float>
  ) {
    precondition(mask.count * width == x.count && x.count == result.count, "a factor for each")
    guard width > 1 else {
      MachineKernels.lend(x, mask, &result) { MachineKernels.best.scale($0, $1, $2, x.count) }
      return
    }
    for row in mask.indices {
      let factor = mask[row]
      for i in row * width..<(row + 1) * width { result[i] = x[i] * factor }
    }
  }
}
