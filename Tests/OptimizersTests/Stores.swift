import Engine
import Networks

/// The store of a model on samples of so many features.
func store(of layers: [NamedLayer], features: Int = 3) throws -> ParameterStore {
  let network = try Network(input: Shape([features]), layers: layers)
  return try Model(network, loss: MeanLoss(), seed: 0, batchSize: 2).store
}

/// A store of one parameter, a matrix of a single row.
func store(rowOf values: [Float]) throws -> ParameterStore {
  let store = try store(of: [NamedLayer(Linear(1, bias: false))], features: values.count)
  store.setPlainValues(values, of: 0)
  return store
}

/// Writes the gradients of all parameters of a store, each in its plain order.
func setGradients(of store: ParameterStore, _ gradients: [[Float]]) {
  for (parameter, gradient) in gradients.enumerated() {
    let places = places(of: parameter, in: store)
    store.withGradients { span in
      for (place, value) in zip(places, gradient) { span[place] = value }
    }
  }
}

/// Where the elements of a parameter, in their plain order, lie in the store's flat buffers.
private func places(of parameter: Int, in store: ParameterStore) -> [Int] {
  let values = store.plainValues(of: parameter)
  // Numbers that tell each element from every other, and from zeros that fill the range up.
  store.setPlainValues(values.indices.map { Float($0 + 1) }, of: parameter)
  var places = [Int](repeating: 0, count: values.count)
  store.withValues { span, _ in
    for place in store.range(of: parameter) where span[place] > 0 {
      places[Int(span[place]) - 1] = place
    }
  }
  store.setPlainValues(values, of: parameter)
  return places
}
