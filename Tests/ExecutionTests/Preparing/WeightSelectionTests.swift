import Foundation
import TestSupport
import Testing
import Weights

@testable import Execution

/// Weights of which a spec takes some, by the weights that a run with a learning rate of 0 keeps.
@Suite struct WeightSelectionTests {
  private let spec: SampleSpec

  init() throws {
    spec = try SampleSpec(
      """
      name: sample
      data: {dataset: normal, samples: 8, shape: [3], classes: 2, batch_size: 8}
      model: [linear: {out_features: 4, name: body}, tanh, linear: {out_features: 2, name: head}]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0}
      train: {steps: 1}
      """)
  }

  /// The weights that a run keeps, and what its check warns of.
  private func weights(_ overrides: [String]) throws -> (SafetensorsFile, warnings: String) {
    let prepared = try spec.run(overrides)
    let run = ExperimentRun(prepared, in: spec.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    try #require(run.status == .done)
    let file = "\(spec.results)/sample/\(prepared.id)/checkpoint/weights.safetensors"
    return (
      try SafetensorsFile(path: file), prepared.warnings.map(\.text).joined(separator: "\n")
    )
  }

  private func mistakes(_ overrides: [String]) -> String {
    do {
      _ = try spec.run(overrides)
      return ""
    } catch let error as PreparationError {
      return error.problems.map(\.text).joined(separator: "\n")
    } catch { return "\(error)" }
  }

  /// The run that others begin with, of another seed, and its folder.
  private func first() throws -> (SafetensorsFile, path: String) {
    let file = try weights(["seed=7"]).0
    return (file, "\(spec.results)/sample/\(try spec.run(["seed=7"]).id)")
  }

  private func names(_ file: SafetensorsFile, sameAs other: SafetensorsFile) -> [String] {
    file.names.filter { file[$0] == other[$0] }
  }

  @Test func `what is excluded keeps its initial values, also of another shape`() throws {
    let (other, path) = try first()
    let fresh = try weights([]).0
    try #require(names(fresh, sameAs: other).isEmpty)
    let set = ["init.weights='\(path)'", "init.exclude='head.*'"]
    let taken = try weights(set).0
    #expect(names(taken, sameAs: other) == ["body.bias", "body.weight"])
    #expect(names(taken, sameAs: fresh) == ["head.bias", "head.weight"])
    #expect(
      try NetworkSummary(spec.run(set)).lines.last
        == "  weights: 2 of 4 parameters taken; initial values: head.weight, head.bias")
    let wider = try weights([
      "init.weights='\(path)'", "init.include='body.*'", "model.2.linear.out_features=3",
    ]).0
    #expect(names(wider, sameAs: other) == ["body.bias", "body.weight"])
    #expect(wider["head.bias"]?.shape == [3])
  }

  @Test func `names of the file are replaced whole or by their first parts`() throws {
    let other = try first().0
    var tensors: [String: SafetensorsFile.Tensor] = [:]
    for name in other.names {
      tensors[name.replacing("body.", with: "encoder.layers.0.")] = other[name]
    }
    let renamed = SafetensorsFile(tensors)
    let file = try spec.folder.write(renamed.encoded(), "old.safetensors")
    let set = ["init.weights='\(file)'", "init.rename={encoder.layers.0: body}"]
    #expect(try names(weights(set).0, sameAs: other) == other.names)
    #expect(mistakes([set[0]]).contains("the file has no 'body.weight'"))
    let loose = try weights([set[0], "init.strict=false"])
    #expect(names(loose.0, sameAs: other) == ["head.bias", "head.weight"])
    #expect(
      loose.warnings.contains(
        "not in the model: encoder.layers.0.bias, encoder.layers.0.weight"), "\(loose.warnings)")
  }

  @Test func `of several old names the longest holds, in whatever order they stand`() throws {
    let other = try first().0
    let tensors = Dictionary(
      uniqueKeysWithValues: other.names.map { name in
        (name.replacing("body.", with: "net.0.").replacing("head.", with: "net.1."), other[name])
      }
    ).compactMapValues(\.self)
    let file = try spec.folder.write(SafetensorsFile(tensors).encoded(), "old.safetensors")
    let orders = ["{net: body, net.0: body, net.1: head}", "{net.1: head, net.0: body, net: body}"]
    let ids = try orders.map { order in
      let set = ["init.weights='\(file)'", "init.rename=\(order)", "init.strict=false"]
      #expect(try names(weights(set).0, sameAs: other) == other.names)
      return try spec.run(set).id
    }
    #expect(ids[0] == ids[1])
  }

  @Test func `mistakes are told at their keys`() throws {
    let path = try first().path
    let weights = "init.weights='\(path)'"
    #expect(mistakes([weights, "init.exclude='*'"]).contains("none of the model's parameters"))
    #expect(mistakes(["init.exclude='*'"]).contains("--set:1:6: error: init.exclude: says what"))
    #expect(
      mistakes([weights, "init.rename={body: head}"]).contains(
        "two of its tensors would be 'head.bias'"))
    #expect(mistakes(["init.weights='\(spec.folder.path)'"]).contains("holds no run"))
    #expect(mistakes([weights, "init.strict=perhaps"]).contains("expected true or false"))
    #expect(
      mistakes([weights, "init.exclude='head.*'", "model.0.linear.out_features=5"])
        .contains("'body.weight'"))
  }
}
