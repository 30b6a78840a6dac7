extension Samples {
  /// Copies the inputs of some samples into consecutive rows.
  ///
  /// - Parameters:
  ///   - indices: the samples, in the order of the rows; each in `0..<count`.
  ///   - inputs: `[indices.count, inputSize]`, row-major; what lies beyond stays as it is.
  public func gather(_ indices: ArraySlice<Int>, into inputs: inout MutableSpan<Float>) {
    switch storage {
    case .floats(let values):
      Self.copyRows(indices, of: values, width: inputSize, rows: count, into: &inputs)
    case .bytes(let bytes):
      precondition(indices.count * inputSize <= inputs.count, "the rows do not fit in the span")
      inputs.withUnsafeMutableBufferPointer {
        bytes.gather(indices, width: inputSize, count: count, into: $0)
      }
    }
  }

  /// Copies the classes of some samples; the targets must be classes.
  ///
  /// - Parameters:
  ///   - indices: the samples, in the order of the rows; each in `0..<count`.
  ///   - classes: `[indices.count]`; what lies beyond stays as it is.
  public func gatherClasses(_ indices: ArraySlice<Int>, into classes: inout MutableSpan<Int32>) {
    guard case .classes(let all, _) = targets else {
      preconditionFailure("the samples have no class targets")
    }
    Self.copyRows(indices, of: all, width: 1, rows: count, into: &classes)
  }

  /// Copies the target values of some samples, scaled, into consecutive rows; the targets must be values.
  ///
  /// - Parameters:
  ///   - indices: the samples, in the order of the rows; each in `0..<count`.
  ///   - values: `[indices.count, width]`, row-major; what lies beyond stays as it is.
  public func gatherValues(_ indices: ArraySlice<Int>, into values: inout MutableSpan<Float>) {
    guard case .values(let all, let width) = targets else {
      preconditionFailure("the samples have no target values")
    }
    Self.copyRows(indices, of: all, width: width, rows: count, into: &values)
    guard let scaling else { return }
    values.withUnsafeMutableBufferPointer { scaling.scale($0, count: indices.count * width) }
  }

  private static func copyRows<Element: BitwiseCopyable>(
    _ indices: ArraySlice<Int>, of source: [Element], width: Int, rows: Int,
    into span: inout MutableSpan<Element>
  ) {
    precondition(indices.count * width <= span.count, "the rows do not fit in the span")
    source.withUnsafeBufferPointer { source in
      span.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        var row = to
        var position = indices.startIndex
        while position < indices.endIndex {
          let first = indices[position]
          precondition(first >= 0, "there is no such sample")
          // Neighbours are copied together.
          var count = 0
          repeat {
            count += 1
            position += 1
          } while position < indices.endIndex && indices[position] == first + count
          precondition(count <= rows && first <= rows - count, "there is no such sample")
          row.update(from: from + first * width, count: count * width)
          row += count * width
        }
      }
    }
  }
}
