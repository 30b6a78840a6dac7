import Engine
import Foundation
import Networks

/// Every layer by its definition, in double precision and plain loops, as it is in evaluation.
///
/// Nothing here is shared with the engine: a layer without a rule fails the suite of laws.
struct LayerReference {
  /// What a rule is given: a layer in its place, what it receives, and the numbers of the model.
  struct Call {
    let node: Network.Node
    let x: [Double]
    let batch: Int
    let reference: LayerReference

    /// The numbers of a parameter or buffer by its role; nil where the layer has none.
    func numbers(_ role: String) -> [Double]? { reference.numbers["\(node.name).\(role)"] }

    var input: [Int] { node.input.dimensions }
    var output: [Int] { node.output.dimensions }

    /// The layer as one of a type.
    func layer<Kind>(_: Kind.Type = Kind.self) -> Kind {
      guard let layer = node.layer as? Kind else { preconditionFailure("\(node.layer)") }
      return layer
    }
  }

  /// A layer that has no rule.
  struct Missing: Error { let kind: String }

  typealias Rule = @Sendable (Call) throws -> [Double]

  /// One row a layer.
  static let rules: [String: Rule] = [
    "linear": linear, "embedding": embedding, "conv2d": convolution,
    "flatten": { $0.x }, "dropout": { $0.x }, "dropout2d": { $0.x },
    "relu": each { (_: ReLU) in { max(0, $0) } },
    "leaky_relu": each { (l: LeakyReLU) in { $0 > 0 ? $0 : l.negativeSlope * $0 } },
    "elu": each { (l: ELU) in { $0 > 0 ? $0 : l.alpha * (exp($0) - 1) } },
    "gelu": each { (l: GELU) in
      let cube = (2 / Double.pi).squareRoot()
      return { x in
        l.approximate == .none
          ? x / 2 * erfc(-x / 2.0.squareRoot())
          : x / 2 * (1 + Foundation.tanh(cube * (x + 0.044715 * x * x * x)))
      }
    },
    "silu": each { (_: SiLU) in { $0 / (1 + exp(-$0)) } },
    "mish": each { (_: Mish) in { $0 * Foundation.tanh(log1p(exp($0))) } },
    "sigmoid": each { (_: Sigmoid) in { 1 / (1 + exp(-$0)) } },
    "tanh": each { (_: Tanh) in { Foundation.tanh($0) } },
    "softplus": each { (l: Softplus) in
      { l.beta * $0 > l.threshold ? $0 : log(1 + exp(l.beta * $0)) / l.beta }
    },
    "softmax": { shares($0).map { exp($0) } }, "log_softmax": shares,
    "batch_norm1d": batchNorm, "batch_norm2d": batchNorm, "layer_norm": layerNorm,
    "group_norm": groupNorm, "local_response_norm": localResponseNorm,
    "max_pool2d": maxPool, "avg_pool2d": averagePool, "adaptive_avg_pool2d": adaptivePool,
    "residual": { call in
      let body = try call.reference.run(call.node.body, call.x, batch: call.batch)
      let carried = try call.reference.run(call.node.shortcut, call.x, batch: call.batch)
      return zip(body, carried).map { $0 + $1 }
    },
  ]

  /// Parameters and buffers by their names.
  let numbers: [String: [Double]]

  /// Takes the numbers that a model has now.
  init(_ model: Model) {
    let (network, store) = (model.network, model.store)
    var numbers: [String: [Double]] = [:]
    for (index, parameter) in network.parameters.enumerated() {
      numbers[parameter.name] = store.plainValues(of: index).map(Double.init)
    }
    for (index, buffer) in network.buffers.enumerated() {
      numbers[buffer.name] = store.bufferValues(of: index).map(Double.init)
    }
    self.numbers = numbers
  }

  /// What layers one behind the other make of a batch.
  func run(_ nodes: [Network.Node], _ x: [Double], batch: Int) throws -> [Double] {
    try nodes.reduce(x) { x, node in
      guard let rule = Self.rules[node.layer.kind] else { throw Missing(kind: node.layer.kind) }
      return try rule(Call(node: node, x: x, batch: batch, reference: self))
    }
  }
}

extension LayerReference {
  private static func each<Kind>(
    _ function: @escaping @Sendable (Kind) -> (Double) -> Double
  ) -> Rule {
    { call in call.x.map(function(call.layer())) }
  }

  private static func linear(_ call: Call) -> [Double] {
    let (inputs, outputs) = (call.input[0], call.output[0])
    let (w, b) = (call.numbers("weight") ?? [], call.numbers("bias"))
    return (0..<call.batch * outputs).map { i in
      let (row, column) = (i / outputs, i % outputs)
      return (0..<inputs).reduce(b?[column] ?? 0) {
        $0 + call.x[row * inputs + $1] * w[column * inputs + $1]
      }
    }
  }

  private static func embedding(_ call: Call) -> [Double] {
    let layer = call.layer(Embedding.self)
    let (width, count) = (layer.embeddingDim, call.x.count / call.batch)
    let table = call.numbers("weight") ?? []
    return call.x.indices.flatMap { place in
      guard place % count < layer.columns ?? count else { return [call.x[place]] }
      let row = Int(call.x[place])
      return Array(table[row * width..<(row + 1) * width])
    }
  }

  private static func convolution(_ call: Call) -> [Double] {
    ImageReference(call.x, batch: call.batch, call.input).convolved(
      call.layer(), weight: (call.numbers("weight") ?? []).map { Float($0) },
      bias: call.numbers("bias")?.map { Float($0) }
    ).values
  }

  /// log softmax over a sample's first dimension.
  private static func shares(_ call: Call) -> [Double] {
    let (classes, pixels) = (call.input[0], call.input.dropFirst().reduce(1, *))
    return call.x.indices.map { i in
      let first = i / (classes * pixels) * classes * pixels + i % pixels
      let line = (0..<classes).map { call.x[first + $0 * pixels] }
      let top = line.max() ?? 0
      return call.x[i] - top - log(line.map { exp($0 - top) }.reduce(0, +))
    }
  }

  /// By running statistics, or the batch's own where there are none.
  private static func batchNorm(_ call: Call) -> [Double] {
    let layer = call.layer((any BatchNorm).self)
    let (channels, pixels) = (call.input[0], call.input.dropFirst().reduce(1, *))
    var statistics = (0..<channels).map { channel in
      moments(call.x.indices.filter { $0 / pixels % channels == channel }.map { call.x[$0] })
    }
    if let means = call.numbers("running_mean"), let variances = call.numbers("running_var") {
      statistics = zip(means, variances).map { ($0, $1) }
    }
    let (w, b) = (call.numbers("weight"), call.numbers("bias"))
    return call.x.indices.map { i in
      let channel = i / pixels % channels
      let (mean, variance) = statistics[channel]
      return (call.x[i] - mean) / (variance + layer.eps).squareRoot() * (w?[channel] ?? 1)
        + (b?[channel] ?? 0)
    }
  }

  private static func layerNorm(_ call: Call) -> [Double] {
    let layer = call.layer(LayerNorm.self)
    let width = (layer.normalizedShape ?? call.input).reduce(1, *)
    let (w, b) = (call.numbers("weight"), call.numbers("bias"))
    return normalized(call.x, width, layer.eps) { i in (w?[i % width] ?? 1, b?[i % width] ?? 0) }
  }

  private static func groupNorm(_ call: Call) -> [Double] {
    let layer = call.layer(GroupNorm.self)
    let (channels, pixels) = (call.input[0], call.input.dropFirst().reduce(1, *))
    let (w, b) = (call.numbers("weight"), call.numbers("bias"))
    return normalized(call.x, channels / layer.numGroups * pixels, layer.eps) { i in
      let channel = i / pixels % channels
      return (w?[channel] ?? 1, b?[channel] ?? 0)
    }
  }

  /// Each stretch of so many numbers normalised, then scaled and shifted.
  private static func normalized(
    _ x: [Double], _ width: Int, _ eps: Double, _ affine: (Int) -> (Double, Double)
  ) -> [Double] {
    stride(from: 0, to: x.count, by: width).flatMap { start in
      let (mean, variance) = moments(Array(x[start..<start + width]))
      return (start..<start + width).map { i in
        let (scale, shift) = affine(i)
        return (x[i] - mean) / (variance + eps).squareRoot() * scale + shift
      }
    }
  }

  private static func moments(_ x: [Double]) -> (Double, Double) {
    let mean = x.reduce(0, +) / Double(x.count)
    return (mean, x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count))
  }

  private static func localResponseNorm(_ call: Call) -> [Double] {
    let layer = call.layer(LocalResponseNorm.self)
    let (channels, pixels) = (call.input[0], call.input.dropFirst().reduce(1, *))
    return call.x.indices.map { i in
      let channel = i / pixels % channels
      let near = (0..<channels).filter {
        $0 >= channel - layer.size / 2 && $0 <= channel + (layer.size - 1) / 2
      }
      let squares = near.reduce(0) { $0 + pow(call.x[i + ($1 - channel) * pixels], 2) }
      return call.x[i] * pow(layer.k + layer.alpha / Double(layer.size) * squares, -layer.beta)
    }
  }

  /// The rows and columns that each element of a pooling takes, by the place of the element.
  private typealias Window = (_ place: Int, _ axis: Int) -> Range<Int>

  /// One number for each window of each channel: of the elements within the image, and the number of
  /// those that count with the padding.
  private static func pooled(
    _ call: Call, _ window: Window, padding: Extent2D = 0,
    _ f: ([Double], Int) -> Double
  ) -> [Double] {
    let (height, width) = (call.input[1], call.input[2])
    return (0..<call.batch * call.input[0]).flatMap { image in
      (0..<call.output[1]).flatMap { i in
        (0..<call.output[2]).map { j in
          let (rows, columns) = (window(i, 0), window(j, 1))
          let inside = rows.clamped(to: 0..<height).flatMap { row in
            columns.clamped(to: 0..<width).map { call.x[(image * height + row) * width + $0] }
          }
          let padded = (
            rows.clamped(to: -padding.height..<height + padding.height),
            columns.clamped(to: -padding.width..<width + padding.width)
          )
          return f(inside, padded.0.count * padded.1.count)
        }
      }
    }
  }

  private static func sliding(_ layer: some Pooling2D) -> Window {
    let (k, p) = (layer.kernelSize, layer.padding)
    let s = layer.stride ?? k
    return { place, axis in
      let start = axis == 0 ? place * s.height - p.height : place * s.width - p.width
      return start..<start + (axis == 0 ? k.height : k.width)
    }
  }

  private static func maxPool(_ call: Call) -> [Double] {
    pooled(call, sliding(call.layer(MaxPool2D.self))) { inside, _ in inside.max() ?? .nan }
  }

  private static func averagePool(_ call: Call) -> [Double] {
    let layer = call.layer(AveragePool2D.self)
    return pooled(call, sliding(layer), padding: layer.padding) { inside, count in
      inside.reduce(0, +) / Double(layer.countIncludePad ? count : inside.count)
    }
  }

  private static func adaptivePool(_ call: Call) -> [Double] {
    let window: Window = { place, axis in
      let (size, count) = (call.input[1 + axis], call.output[1 + axis])
      return place * size / count..<((place + 1) * size + count - 1) / count
    }
    return pooled(call, window) { inside, _ in inside.reduce(0, +) / Double(inside.count) }
  }
}
