import JSON
import Results
import Testing

@Suite struct SpecValuesTests {
  private func values() throws -> SpecValues {
    let text = """
      {"name": "a", "optimizer": {"lr": 0.1, "groups": [{"name": "biases", "lr": 0.5},
      {"name": "rest", "lr": 0.25}]}, "model": [{"linear": {"out_features": 4}}, {"relu": {}}],
      "data": {"shape": [8, 8]}, "dotted.key": {"x": 1}, "empty": []}
      """
    return SpecValues(try JSONValue(parsing: Array(text.utf8)))
  }

  @Test func `values are found by their paths`() throws {
    let values = try values()
    #expect(values["optimizer.lr"] == .number(0.1))
    #expect(values["optimizer.groups.biases.lr"] == .number(0.5))
    #expect(values["optimizer.groups.1.lr"] == .number(0.25))
    #expect(values["model.0.linear.out_features"] == 4)
    #expect(values["data.shape"] == [8, 8] && values["data.shape.1"] == 8)
    #expect(values["dotted.key.x"] == 1)
    for path in ["", "optimizer.", "optimizer.l", "optimizer.lr.x", "model.2", "model.-1", "."] {
      #expect(values[path] == nil, "\(path)")
    }
  }

  @Test func `leaves are values and lists of such, items by their names or numbers`() throws {
    #expect(
      try values().leaves.map(\.path) == [
        "name", "optimizer.lr", "optimizer.groups.biases.name", "optimizer.groups.biases.lr",
        "optimizer.groups.rest.name", "optimizer.groups.rest.lr", "model.0.linear.out_features",
        "model.1.relu", "data.shape", "dotted.key.x", "empty",
      ])
    let values = try values()
    #expect(values.leaves.allSatisfy { values[$0.path] == $0.value })
  }
}
