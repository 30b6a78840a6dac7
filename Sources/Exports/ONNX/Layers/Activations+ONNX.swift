internal import Networks

extension ReLU: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("Relu", [x])
  }
}

extension LeakyReLU: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("LeakyRelu", [x], ["alpha": .number(negativeSlope)])
  }
}

extension ELU: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("Elu", [x], ["alpha": .number(alpha)])
  }
}

extension Sigmoid: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("Sigmoid", [x])
  }
}

extension Tanh: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("Tanh", [x])
  }
}

extension Softmax: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("Softmax", [x], ["axis": .integer(1)])
  }
}

extension LogSoftmax: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("LogSoftmax", [x], ["axis": .integer(1)])
  }
}

extension SiLU: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("Mul", [x, graph.add("Sigmoid", [x])])
  }
}

extension Mish: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    graph.add("Mul", [x, graph.add("Tanh", [graph.add("Softplus", [x])])])
  }
}

extension GELU: ONNXFunction {
  // An operator of its own came with opset 20.
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    let share: String
    switch approximate {
    case .none:
      let root = graph.number("inverse_root", 0.5.squareRoot())
      share = graph.add("Erf", [graph.add("Mul", [x, root])])
    case .tanh:
      let square = graph.add("Mul", [x, x])
      let factor = graph.number("cubic", 0.044715)
      let bend = graph.add("Add", [graph.add("Mul", [square, factor]), one(&graph)])
      let root = graph.number("root", (2 / Double.pi).squareRoot())
      share = graph.add("Tanh", [graph.add("Mul", [graph.add("Mul", [x, bend]), root])])
    }
    let half = graph.add("Mul", [x, graph.number("half", 0.5)])
    return graph.add("Mul", [half, graph.add("Add", [share, one(&graph)])])
  }

  private func one(_ graph: inout ONNXGraph) -> String { graph.number("one", 1) }
}

extension Softplus: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    var (scaled, result) = (x, "")
    if beta == 1 {
      result = graph.add("Softplus", [x])
    } else {
      let factor = graph.number("beta", beta)
      scaled = graph.add("Mul", [x, factor])
      result = graph.add("Div", [graph.add("Softplus", [scaled]), factor])
    }
    let isBeyond = graph.add("Greater", [scaled, graph.number("threshold", threshold)])
    return graph.add("Where", [isBeyond, x, result])
  }
}
