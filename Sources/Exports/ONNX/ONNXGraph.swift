/// A graph of ONNX in the making: operators in the order in which they run, and the numbers that they use.
///
/// Source: onnx/onnx.proto, IR version 8; operators are those of opset 17.
package struct ONNXGraph {
  /// What operators take and give: a tensor of floats, or of whole numbers.
  package struct Value {
    let name: String
    let isInteger: Bool
  }

  /// An argument of an operator.
  enum Attribute {
    case number(Double)
    case integer(Int)
    case integers([Int])
  }

  private enum ElementType { static let (float, integer) = (1, 7) }

  private struct Node {
    let kind: String
    let inputs: [String]
    var output: String
    let attributes: KeyValuePairs<String, Attribute>
  }

  /// The layer that operators are added for, which their names begin with.
  var place = ""
  private var nodes: [Node] = []
  private var constants: [String: ProtocolMessage] = [:]
  private var constantNames: [String] = []

  /// Adds an operator, and gives the name of its result.
  mutating func add(
    _ kind: String, _ inputs: [String], _ attributes: KeyValuePairs<String, Attribute> = [:]
  ) -> String {
    let output = "\(place)/\(kind)_\(nodes.count)"
    nodes.append(Node(kind: kind, inputs: inputs, output: output, attributes: attributes))
    return output
  }

  /// Adds numbers under a name of the layer, or has those that are there, and gives their whole name.
  mutating func numbers(_ name: String, _ shape: [Int], _ values: [Float]) -> String {
    constant(name, shape, ElementType.float, values.flatMap(\.bitPattern.littleEndianBytes))
  }

  /// Adds one number likewise.
  mutating func number(_ name: String, _ value: Double) -> String {
    numbers(name, [], [Float(value)])
  }

  /// Adds whole numbers likewise.
  mutating func integers(_ name: String, _ values: [Int]) -> String {
    let bytes = values.flatMap { Int64($0).littleEndianBytes }
    return constant(name, [values.count], ElementType.integer, bytes)
  }

  private mutating func constant(
    _ name: String, _ shape: [Int], _ type: Int, _ bytes: [UInt8]
  ) -> String {
    let name = "\(place).\(name)"
    guard constants[name] == nil else { return name }
    var tensor = ProtocolMessage()
    for size in shape { tensor.add(1, size) }
    tensor.add(2, type)
    tensor.add(8, name)
    tensor.add(9, bytes)
    constants[name] = tensor
    constantNames.append(name)
    return name
  }

  /// The value as floats.
  mutating func floats(_ value: Value) -> String {
    guard value.isInteger else { return value.name }
    return add("Cast", [value.name], ["to": .integer(ElementType.float)])
  }

  /// The value as whole numbers.
  mutating func integers(_ value: Value) -> String {
    guard !value.isInteger else { return value.name }
    return add("Cast", [value.name], ["to": .integer(ElementType.integer)])
  }

  /// Calls the last operator's result by a name that a reader looks for.
  mutating func nameLast(_ name: String) {
    nodes[nodes.count - 1].output = name
  }

  /// Writes the `GraphProto`, whose first dimension of input and output is `batch`.
  func write(
    _ name: String, input: (name: String, shape: [Int], isInteger: Bool, text: String),
    output: (name: String, shape: [Int]), to message: inout ProtocolMessage
  ) {
    for node in nodes { message.add(1) { Self.write(node, to: &$0) } }
    message.add(2, name)
    for name in constantNames { message.add(5, constants[name]?.bytes ?? []) }
    let type = input.isInteger ? ElementType.integer : ElementType.float
    message.add(11) { Self.write(input.name, type, input.shape, input.text, to: &$0) }
    message.add(12) { Self.write(output.name, ElementType.float, output.shape, "", to: &$0) }
  }

  private static func write(_ node: Node, to message: inout ProtocolMessage) {
    for input in node.inputs { message.add(1, input) }
    message.add(2, node.output)
    message.add(3, node.output)
    message.add(4, node.kind)
    for (name, attribute) in node.attributes {
      message.add(5) { message in
        message.add(1, name)
        switch attribute {
        case .number(let number):
          message.add(2, Float(number))
          message.add(20, 1)
        case .integer(let number):
          message.add(3, number)
          message.add(20, 2)
        case .integers(let numbers):
          for number in numbers { message.add(8, number) }
          message.add(20, 7)
        }
      }
    }
  }

  /// A `ValueInfoProto`.
  private static func write(
    _ name: String, _ type: Int, _ shape: [Int], _ text: String, to message: inout ProtocolMessage
  ) {
    message.add(1, name)
    message.add(2) { message in
      message.add(1) { tensor in
        tensor.add(1, type)
        tensor.add(2) { sizes in
          sizes.add(1) { $0.add(2, "batch") }
          for size in shape { sizes.add(1) { $0.add(1, size) } }
        }
      }
    }
    if !text.isEmpty { message.add(3, text) }
  }
}
