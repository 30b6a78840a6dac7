import Declarations
import Engine
import Networks
import TestSupport
import Testing

@testable import Exports

/// Models of ONNX: each layer by what onnxruntime computes.
@Suite struct ONNXTests {
  private static let hasReaders = PythonReader.has("numpy, onnx, onnxruntime")
  private static let batch = 4

  /// Prints a model's greatest distance from what it must compute, of 1 + |y|, and its operators.
  private static let reader = """
    import sys, numpy as np, onnx, onnxruntime as ort
    for k in range(int(sys.argv[2])):
        name = f"{sys.argv[1]}/{k}"
        model = onnx.load(name + ".onnx")
        onnx.checker.check_model(model, full_check=True)
        used = [i for n in model.graph.node for i in n.input]
        assert all(t.name in used for t in model.graph.initializer), name
        session = ort.InferenceSession(name + ".onnx")
        (i,), (o,) = session.get_inputs(), session.get_outputs()
        x = np.fromfile(name + ".x", np.float32).reshape([-1] + i.shape[1:])
        y = np.fromfile(name + ".y", np.float32).reshape([-1] + o.shape[1:])
        x = x.astype(np.int64 if i.type == "tensor(int64)" else np.float32)
        z = session.run(None, {"input": x})[0]
        assert (i.name, i.shape[0], o.name) == ("input", "batch", "output") and z.shape == y.shape
        print(np.max(np.abs(z - y) / (1 + np.abs(y))))
    """

  /// A model with numbers that no initialiser gives, and what it is given.
  private static func model(_ network: Network) throws -> (Model, inputs: [Float]) {
    let model = try Model(network, loss: MSELoss(), seed: 3, batchSize: batch)
    var stream = SplitMix(state: 5)
    func numbers(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float.random(in: -1...1, using: &stream) }
    }
    for (index, parameter) in network.parameters.enumerated() {
      model.store.setPlainValues(numbers(parameter.count), of: index)
    }
    for (index, buffer) in network.buffers.enumerated() {
      let isVariance = buffer.name.hasSuffix("var")
      let values = numbers(buffer.count).map { isVariance ? $0 + 1.5 : $0 }
      model.store.setBufferValues(values, of: index)
    }
    let inputs = numbers(batch * network.input.count).map { $0 * 2 }
    guard let count = network.indices.map(\.count).min() else { return (model, inputs) }
    let width = network.input.count
    let columns = network.indices.map { $0.columns ?? width }.max() ?? 0
    return (
      model,
      inputs.indices.map { place in
        let number = inputs[place]
        return place % width < columns ? ((number + 2) / 4 * Float(count - 1)).rounded() : number
      }
    )
  }

  private static func outputs(_ model: Model, _ inputs: [Float]) throws -> [Float] {
    let plan = try model.plan(batchSize: batch, mode: .evaluation)
    plan.withInputs { span in for i in inputs.indices { span[i] = inputs[i] } }
    plan.forward()
    return plan.withOutputs { span in span.indices.map { span[$0] } }
  }

  private static func exported(
    _ model: Model, _ normalization: ONNXModel.Normalization? = nil
  ) throws -> [UInt8] {
    let (network, store) = (model.network, model.store)
    let names = (network.parameters + network.buffers).map(\.name)
    let values =
      network.parameters.indices.map { store.plainValues(of: $0) }
      + network.buffers.indices.map { store.bufferValues(of: $0) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, values))
    return try ONNXModel(
      network, name: "test", text: "", inputText: "", normalization: normalization,
      numbers: { numbers[$0] ?? [] }
    ).encoded
  }

  private func write(_ values: [Float], _ name: String, in folder: TemporaryFolder) throws {
    _ = try folder.write(values.flatMap(\.bitPattern.littleEndianBytes), name)
  }

  @Test(.enabled(if: hasReaders, "skipped: Python has no numpy, onnx and onnxruntime"))
  func `onnxruntime computes what we compute, layer by layer`() throws {
    let folder = try TemporaryFolder()
    for (number, one) in ONNXCase.all.enumerated() {
      let (model, inputs) = try Self.model(Network(input: Shape(one.input), one.layers))
      _ = try folder.write(Self.exported(model), "\(number).onnx")
      try write(inputs, "\(number).x", in: folder)
      try write(Self.outputs(model, inputs), "\(number).y", in: folder)
    }
    let read = try PythonReader.run(Self.reader, folder.path, "\(ONNXCase.all.count)")
    let distances = read.output.split(separator: "\n").compactMap { Double($0) }
    #expect(distances.count == ONNXCase.all.count, "\(read.output)")
    for (one, distance) in zip(ONNXCase.all, distances) {
      #expect(distance < 1e-5, "\(one)")
    }
  }

  @Test(.enabled(if: hasReaders, "skipped: Python has no numpy, onnx and onnxruntime"))
  func `normalization comes before the first layer`() throws {
    let network = try Network(input: Shape([2, 3, 3]), [Conv2D(4, 2), Flatten(), Linear(3)])
    let (model, inputs) = try Self.model(network)
    let folder = try TemporaryFolder()
    for (number, mean) in [[0.25, -1], [0.5]].enumerated() {
      let deviation = mean.map { $0 + 3 }
      let bytes = try Self.exported(model, (mean, deviation))
      _ = try folder.write(bytes, "\(number).onnx")
      try write(inputs, "\(number).x", in: folder)
      let normalized = inputs.enumerated().map { index, x in
        let channel = index / 9 % 2 % mean.count
        return (x - Float(mean[channel])) / Float(deviation[channel])
      }
      try write(Self.outputs(model, normalized), "\(number).y", in: folder)
    }
    let read = try PythonReader.run(Self.reader, folder.path, "2")
    let distances = read.output.split(separator: "\n").compactMap { Double($0) }
    #expect(distances.count == 2 && distances.allSatisfy { $0 < 1e-5 }, "\(read.output)")
  }

  @Test func `every layer of the registry has operators, and a case here`() {
    let cases = Set(ONNXCase.all.map(\.layer))
    for (name, layer) in zip(LayerRegistry.all.names, LayerRegistry.all.members) {
      #expect(layer is any ONNXLayer.Type, "\(name)")
      #expect(cases.contains(name), "\(name)")
    }
  }

  @Test func `what ONNX cannot say is told with its layer`() throws {
    let even = LocalResponseNorm(4)
    let network = try Network(
      input: Shape([3, 4, 4]), [Conv2D(6, 1), Residual([ReLU(), even]), Flatten(), Linear(2)])
    let (model, _) = try Self.model(network)
    let error = #expect(throws: ONNXError.self) { try Self.exported(model) }
    #expect(error?.layer == "1.body.1" && error?.message.contains("4 channels") == true)
  }

  /// The fields of `onnx.proto` by their numbers, of the smallest model.
  @Test func `a model has the bytes of the specification`() throws {
    let network = try Network(input: Shape([1]), [Linear(1, bias: false)])
    let model = try ONNXModel(
      network, name: "g", text: "", inputText: "", normalization: nil, numbers: { _ in [2] })
    func text(_ field: UInt8, _ text: String) -> [UInt8] {
      [field << 3 | 2, UInt8(text.utf8.count)] + Array(text.utf8)
    }
    func message(_ field: UInt8, _ bytes: [UInt8]) -> [UInt8] {
      [field << 3 | 2, UInt8(bytes.count)] + bytes
    }
    // `transB`: an integer (type 2) 1.
    let attribute = message(5, text(1, "transB") + [0x18, 1, 0xA0, 1, 2])
    let node =
      text(1, "input") + text(1, "0.weight") + text(2, "output") + text(3, "output")
      + text(4, "Gemm") + attribute
    // Two sizes of 1, of floats (1), and 2 in four bytes.
    let weight = [8, 1, 8, 1, 0x10, 1] + text(8, "0.weight") + [0x4A, 4, 0, 0, 0, 0x40]
    let sizes = message(1, text(2, "batch")) + message(1, [8, 1])
    let type = message(2, message(1, [8, 1] + message(2, sizes)))
    let graph =
      message(1, node) + text(2, "g") + message(5, weight)
      + message(11, text(1, "input") + type) + message(12, text(1, "output") + type)
    let expected =
      [8, 8] + text(2, "runner") + text(6, "") + [0x3A, UInt8(graph.count & 0x7F | 0x80), 1] + graph
      + message(8, [0x10, 17])
    #expect(model.encoded == expected, "\(model.encoded)")
  }
}
