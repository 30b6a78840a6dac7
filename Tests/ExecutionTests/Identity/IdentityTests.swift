import Declarations
import Experiments
import JSON
import System
import TestSupport
import Testing

@testable import Execution

@Suite struct IdentityTests {
  private func value(
    _ path: [SpecPath.Component], _ content: PlainValue, isDefault: Bool = false
  ) -> ResolvedValue {
    ResolvedValue(
      path: SpecPath(path), content: content, type: "", origin: .byDefault, isDefault: isDefault)
  }

  private func digest(_ values: [ResolvedValue]) -> String {
    Identity(values, dataDigest: "d").digest
  }

  @Test func `the folder's name is the digest's beginning, and was of another rule`() throws {
    let identity = Identity([value([.key("seed")], .integer(1))], dataDigest: "d")
    #expect(identity.digest.count == 64 && identity.digest.hasPrefix(identity.id))
    #expect(identity.id.count == 12 && identity.formerID.count == 8)
    #expect(identity.digest == "37918b560e34a84d065a03a810ce556615ced87828aab3e18bc4eebd5a81c7c3")
  }

  /// The name is that of README before its format changed.
  @Test func `the former rule gives the names that it gave`() throws {
    // The file gave them then.
    let run = try Preparation.run(
      path: "\(Project.root)/experiments/onecycle.yaml",
      overrides: ["optimizer.lr=0.1", "optimizer.momentum=0.9"])
    #expect(run.identity.formerID == "80bb01c1")
  }

  @Test func `a list of metrics is that of validation, and no other`() {
    func metrics(_ path: [SpecPath.Component]) -> String {
      digest([value([.key("metrics")] + path + [.item(0, name: nil)], .text("accuracy"))])
    }
    #expect(metrics([]) == metrics([.key("validation")]))
    #expect(metrics([]) != metrics([.key("train")]))
    #expect(metrics([.key("groups")]) != metrics([.key("train")]))
  }

  @Test func `a metric counts with its arguments, and those at their defaults are its name`() throws
  {
    func digest(_ metrics: String) throws -> String {
      try SampleSpec().run(["metrics=\(metrics)"]).identity.digest
    }
    let lists = ["[f1]", "[{f1: micro}]", "[recall]", "[{top_k: 1}]", "[{top_k: 2}]", "[f1, mcc]"]
    #expect(try Set(lists.map(digest)).count == lists.count)
    #expect(try digest("[f1, mcc]") == digest("{validation: [{f1: macro}, {mcc: {}}]}"))
  }

  @Test func `values at their defaults do not count, by the former rule they do`() {
    let lr = value([.key("optimizer"), .key("lr")], .number(0.1))
    let eps = value([.key("optimizer"), .key("eps")], .number(1e-8), isDefault: true)
    let betas = [0, 1].map {
      value(
        [.key("optimizer"), .key("betas"), .item($0, name: nil)], .number(0.9), isDefault: true)
    }
    let section = value([.key("later"), .key("style")], .text("plain"), isDefault: true)
    let (a, b) = (
      Identity([lr], dataDigest: "d"), Identity([lr, eps, section] + betas, dataDigest: "d")
    )
    #expect(a.digest == b.digest)
    #expect(a.formerID != b.formerID)
  }

  @Test func `a layer whose arguments are all defaults still counts, by its name`() {
    func layer(_ place: Int, _ name: String, _ arguments: [String]) -> [ResolvedValue] {
      let path: [SpecPath.Component] = [.key("model"), .item(place, name: nil), .key(name)]
      if arguments.isEmpty { return [value(path, .mapping([:]))] }
      return arguments.map { value(path + [.key($0)], .number(0.5), isDefault: true) }
    }
    let models = [
      layer(0, "dropout", ["p"]) + layer(1, "relu", []),
      layer(0, "relu", []) + layer(1, "dropout", ["p"]),
      layer(0, "relu", []) + layer(1, "dropout2d", ["p"]),
      layer(0, "relu", []),
      layer(0, "relu", []) + layer(1, "batch_norm1d", ["eps", "momentum"]),
      layer(0, "relu", []) + layer(1, "batch_norm2d", ["eps", "momentum"]),
    ]
    #expect(Set(models.map(digest)).count == models.count)
    #expect(
      digest(models[4])
        == digest(layer(0, "relu", []) + layer(1, "batch_norm1d", ["eps", "momentum", "later"])))
  }

  @Test func `a name alone is the name with no arguments`() {
    let named = value([.key("loss"), .key("nll"), .key("weight")], .number(1), isDefault: true)
    #expect(digest([named]) == digest([value([.key("loss")], .text("nll"))]))
  }

  @Test func `of two values for one place the later counts`() {
    let values = [1, 2].map { value([.key("seed")], .integer($0)) }
    #expect(digest(values) == digest([values[1]]))
  }

  /// Writes every default of a spec, one after the other.
  @Test func `a key at its default does not change the identity, written or not`() throws {
    let spec = try SampleSpec()
    let run = try spec.run()
    var defaults: [String: [String]] = [:]
    for value in run.reading.values where value.origin == .byDefault {
      let isItem = if case .item? = value.path.components.last { true } else { false }
      let path = SpecPath(isItem ? value.path.components.dropLast() : value.path.components)
      defaults[path.description, default: []].append(value.content.json.compactText)
    }
    // What is shown for it cannot be written.
    defaults["threads"] = nil
    #expect(defaults.count > 20)
    for (path, values) in defaults {
      let text = values.count == 1 ? values[0] : "[\(values.joined(separator: ","))]"
      let written = try spec.run(["\(path)=\(text)"])
      #expect(written.identity.digest == run.identity.digest, "\(path)=\(text)")
    }
  }

  @Test(arguments: [
    "description=other words", "threads=1", "train.checkpoint_every=never", "seed=0",
    "scheduler.interval=step", "optimizer.groups.b.lr=0.01", "model.3={dropout: {}}",
    "loss={cross_entropy: {label_smoothing: 0}}", "name=sample", "scheduler.lr=1/10",
    "scheduler.momentum_range=[0.85, 0.95]",
  ])
  func `what has no part in a run's results does not change its identity`(
    _ setting: String
  ) throws {
    let spec = try SampleSpec()
    #expect(try spec.run([setting]).identity.digest == spec.run().identity.digest)
  }

  @Test(arguments: [
    "seed=1", "name=other", "model.3={dropout: {p: 0.4}}", "model.2=tanh", "scheduler.lr=0.2",
    "optimizer.groups.b.lr=0.02", "train.steps=21", "data.samples=41", "loss=nll",
    "scheduler.interval=epoch", "metrics=[]",
  ])
  func `what has a part in a run's results changes its identity`(_ setting: String) throws {
    let spec = try SampleSpec()
    #expect(try spec.run([setting]).identity.digest != spec.run().identity.digest)
  }

  @Test func `it does not matter whether a value comes from the file, an option or another file`()
    throws
  {
    let spec = try SampleSpec()
    let digest = try spec.run().identity.digest
    _ = try spec.folder.write(
      Array(SampleSpec.text.replacing("lr: 0.1", with: "lr: 3, phase_ratio: 0.25").utf8), "a.yaml")
    for text in [
      "extends: a.yaml\nscheduler: {lr: 0.1, phase_ratio: null}",
      "extends: [spec.yaml, a.yaml]\nscheduler: {phase_ratio: 0.45, lr: 1/10}",
      SampleSpec.text.replacing(
        "scheduler: {",
        with: "x-s: &s {lr: 0.1, phase_ratio: 7}\nscheduler: {<<: *s, phase_ratio: null, "
      )
      .replacing("policy, lr: 0.1", with: "policy"),
      SampleSpec.text.replacing("lr: 0.1", with: "lr: !!float 0.1"),
    ] {
      let path = try spec.folder.write(Array(text.utf8), "b.yaml")
      #expect(try Preparation.run(path: path).identity.digest == digest, "\(text)")
    }
    let options = ["scheduler={type: one_cycle_policy}", "scheduler.lr=0.1"]
    #expect(try spec.run(options).identity.digest == digest)
  }

  /// The digests are those of the names that monitors had before their columns' names were known.
  @Test(arguments: [
    ("train.monitor=accuracy", "train.monitor=validation.accuracy"),
    ("seed=0", "train.monitor=validation.loss"),
    (
      "scheduler={type: reduce_on_plateau, mode: max, monitor: accuracy}",
      "scheduler={type: reduce_on_plateau, mode: max, monitor: validation.accuracy}"
    ),
    (
      "scheduler={type: reduce_on_plateau, monitor: loss}",
      "scheduler={type: reduce_on_plateau, monitor: validation.loss}"
    ),
  ])
  func `a monitor counts by what it follows`(_ one: String, _ other: String) throws {
    let spec = try SampleSpec()
    let identities = try [one, other].map { try spec.run([$0]).identity }
    #expect(identities[0].digest == identities[1].digest)
  }

  @Test func `a monitor's name is as it was in identities`() {
    let path: [SpecPath.Component] = [.key("train"), .key("monitor")]
    #expect(
      digest([value(path, .text("validation.accuracy"))])
        == digest([value(path, .text("accuracy"))]))
  }

  @Test func `weights to begin with count by what they hold and not by where they lie`() throws {
    let spec = try SampleSpec()
    let first = try spec.run()
    #expect(ExperimentRun(first, in: spec.results).run(show: { _ in }).status == .done)
    let path = "\(spec.results)/sample/\(first.identity.id)/checkpoint/weights.safetensors"
    let bytes = try RegularFile(path).contents()
    _ = try spec.folder.write(bytes, "a.safetensors")
    _ = try spec.folder.write(bytes, "b.safetensors")
    let runs = try ["a", "b"].map { try spec.run(["init={weights: \($0).safetensors}"]).identity }
    #expect(runs[0].digest == runs[1].digest)
    #expect(runs[0].formerID != runs[1].formerID)
    #expect(runs[0].digest != first.identity.digest)
  }

  @Test func `the data count by what they hold and not by where they lie`() throws {
    func identity(_ table: String, _ name: String) throws -> String {
      let spec = try SampleSpec(
        """
        name: table
        data: {dataset: csv, path: \(name), target: y, batch_size: 2}
        model: [linear: 3]
        loss: cross_entropy
        optimizer: {type: sgd, lr: 0.1}
        train: {steps: 4}
        """)
      _ = try spec.folder.write(Array(table.utf8), name)
      return try spec.run().identity.digest
    }
    let one = try identity("x,y\n0,0\n1,1\n2,2\n3,0\n", "a.csv")
    #expect(try identity("x,y\n0,0\n1,1\n2,2\n3,0\n", "b.csv") == one)
    #expect(try identity("x,y\n0,0\n1,1\n2,2\n4,0\n", "a.csv") != one)
  }
}
