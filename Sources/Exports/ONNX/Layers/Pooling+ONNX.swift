internal import Networks

extension MaxPool2D: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add(
      "MaxPool", [x],
      [
        "kernel_shape": .integers(kernelSize.sizes), "strides": .integers(steps),
        "pads": .integers(padding.sizes + ends(of: call.node, padding: padding.sizes)),
      ])
  }
}

extension AveragePool2D: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    // Zeros that count are put around the image; what a last window has beyond them never counts.
    let areZeros = countIncludePad && padding != 0
    var (image, starts) = (x, padding.sizes)
    var ends = ends(of: call.node, padding: starts)
    if areZeros {
      let sizes = [0, 0] + starts
      image = graph.add("Pad", [x, graph.integers("padding", sizes + sizes)])
      ends = zip(ends, starts).map { max($0 - $1, 0) }
      starts = [0, 0]
    }
    return graph.add(
      "AveragePool", [image],
      [
        "kernel_shape": .integers(kernelSize.sizes), "strides": .integers(steps),
        "pads": .integers(starts + ends), "count_include_pad": .integer(0),
      ])
  }
}

extension Pooling2D {
  fileprivate var steps: [Int] { (stride ?? kernelSize).sizes }

  /// How far the last windows reach beyond the image: what gives the known sizes, with `ceil_mode`, too.
  fileprivate func ends(of node: Network.Node, padding: [Int]) -> [Int] {
    (0..<2).map { axis in
      let reach = (node.output.dimensions[axis + 1] - 1) * steps[axis] + kernelSize.sizes[axis]
      return max(reach - node.input.dimensions[axis + 1] - padding[axis], 0)
    }
  }
}

extension AdaptiveAveragePool2D: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    if outputSize == 1 { return graph.add("GlobalAveragePool", [x]) }
    let (sizes, parts) = (Array(call.node.input.dimensions.dropFirst()), outputSize.sizes)
    guard zip(sizes, parts).contains(where: { $0 % $1 != 0 }) else {
      let window = zip(sizes, parts).map { $0 / $1 }
      return graph.add(
        "AveragePool", [x], ["kernel_shape": .integers(window), "strides": .integers(window)])
    }
    // Parts of unequal sizes are means by matrices: one of the rows, one of the columns.
    let rows = Self.means(of: sizes[0], parts[0])
    let columns = Self.means(of: sizes[1], parts[1])
    let left = graph.numbers("rows", [parts[0], sizes[0]], rows.flatMap(\.self))
    let turned = (0..<sizes[1]).flatMap { place in columns.map { $0[place] } }
    let right = graph.numbers("columns", [sizes[1], parts[1]], turned)
    return graph.add("MatMul", [graph.add("MatMul", [left, x]), right])
  }

  /// A row a part, with the share of each element in its mean.
  private static func means(of size: Int, _ count: Int) -> [[Float]] {
    (0..<count).map { part in
      let range = part * size / count..<((part + 1) * size + count - 1) / count
      return (0..<size).map { range.contains($0) ? 1 / Float(range.count) : 0 }
    }
  }
}
