import CKernels

/// The C kernels for the newest instructions that this machine has.
enum MachineKernels {
  static let best = ck_best_kernels().pointee

  /// Lends the addresses of two operands and a result; with nothing to do it does nothing.
  @inline(__always)
  static func lend(
    _ a: Span<Float>, _ b: Span<Float>, _ result: inout MutableSpan<Float>,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        result.withUnsafeMutableBufferPointer { result in
          guard let a = a.baseAddress, let b = b.baseAddress, let result = result.baseAddress
          else { return }
          body(a, b, result)
        }
      }
    }
  }
}
