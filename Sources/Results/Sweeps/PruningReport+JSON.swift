package import JSON
package import Sweeps

extension PruningReport: JSONCodable {
  package var json: JSONValue {
    .object([("trial", trial.json), ("resource", resource.json), ("value", value.json)])
  }

  package init(json: JSONValue) throws(JSONError) {
    self.init(
      trial: try json.value("trial"), resource: try json.value("resource"),
      value: try json.value("value"))
  }
}
