import Foundation
import TestSupport
import Testing

@Suite struct DescribeTests {
  /// The categories, in the order of pages.
  static let categories = [
    "scheduler", "layer", "optimizer", "dataset", "loss", "metric", "group_measure", "initializer",
    "augmentation", "preset", "search", "axis", "pruner",
  ]

  /// What a command prints as JSON.
  private static func object(_ arguments: [String], in folder: TemporaryFolder) throws
    -> [String: Any]
  {
    let run = try RunnerProcess(arguments + ["--json"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(json as? [String: Any])
  }

  /// The names of a category.
  private static func names(_ category: String, in folder: TemporaryFolder) throws -> [String] {
    let list = try object(["describe", category], in: folder)
    let members = try #require(list[category] as? [[String: Any]])
    return members.compactMap { $0["name"] as? String }
  }

  @Test func `the list has every category, none of them empty`() throws {
    let folder = try TemporaryFolder()
    let list = try Self.object(["describe"], in: folder)
    #expect(Set(list.keys) == Set(Self.categories + ["section", "format"]))
    for category in Self.categories {
      #expect(try !Self.names(category, in: folder).isEmpty)
    }
  }

  @Test(arguments: categories)
  func `the example of every page passes check and names what it shows`(
    _ category: String
  ) throws {
    let folder = try TemporaryFolder()
    try ExampleFiles.write(into: folder)
    for name in try Self.names(category, in: folder) {
      let page = try Self.object(["describe", category, name], in: folder)
      let example = try #require(page["example"] as? String)
      #expect(example.contains(name))
      _ = try folder.write(example.utf8, "example.yaml")
      let check = try RunnerProcess(["check", "example.yaml"], in: folder.path)
      #expect(check.status == 0, "\(category) \(name): \(check.errors)\(example)")
      let text = try RunnerProcess(["describe", category, name], in: folder.path)
      let lines = example.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
      #expect(text.output.contains("Example\n\(lines)"))
      // A schedule is also drawn, below its example.
      let drawn = text.output.components(separatedBy: lines).last ?? ""
      #expect((drawn.split(separator: "\n").count > 8) == (category == "scheduler"), "\(name)")
    }
  }

  /// Every key that a section may have stands on its page.
  @Test(arguments: [
    ("train", ["clip_grad_norm", "evaluate_every", "keep_best", "ema", "accumulate"]),
    ("data", ["batch_size", "validation", "augment"]),
    (
      "spec",
      [
        "name", "seed", "threads", "precision", "data", "model", "init", "loss", "metrics",
        "optimizer", "scheduler", "train", "results", "sweep", "extends",
      ]
    ),
    (
      "sweep",
      [
        "product", "zip", "exclude", "when", "repeats", "search", "trials", "space", "lag",
        "pruner",
        "race", "confirm", "objective",
      ]
    ), ("race", ["p"]), ("confirm", ["top", "repeats"]),
    ("group", ["params", "trainable"]), ("warmup", ["length", "start_factor", "shape"]),
    ("early_stopping", ["patience", "min_delta"]),
    ("results", ["weights", "checkpoints", "pack"]),
  ])
  func `a section has a page of its own`(_ name: String, _ keys: [String]) throws {
    let folder = try TemporaryFolder()
    for arguments in [[name], ["section", name]] {
      let run = try RunnerProcess(["describe"] + arguments, in: folder.path)
      let words = run.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
      #expect(run.status == 0)
      #expect(keys.allSatisfy { words.contains(Substring($0)) }, "\(run.output)")
    }
    let list = try RunnerProcess(["describe"], in: folder.path)
    #expect(list.output.contains("\n  \(name) "))
  }

  @Test func `the page of a sweep has the kinds of axes, and examples that pass check`() throws {
    let folder = try TemporaryFolder()
    for name in ["sweep", "race", "confirm"] {
      let page = try Self.object(["describe", name], in: folder)
      let example = try #require(page["example"] as? String)
      _ = try folder.write(example.utf8, "example.yaml")
      let check = try RunnerProcess(["check", "example.yaml"], in: folder.path)
      #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)\(example)")
      #expect(example.contains("\nsweep: {"))
    }
    let sweep = try RunnerProcess(["describe", "sweep"], in: folder.path)
    for kind in [
      "uniform(low, high, step)", "log_uniform(low, high)", "int(low, high, step, log)",
      "choice(options)",
    ] { #expect(sweep.output.contains(kind), "\(sweep.output)") }
    for kind in ["uniform", "int"] {
      let axis = try RunnerProcess(["describe", "axis", kind], in: folder.path)
      #expect(axis.output.contains("\nBeside it, in the same mapping\n  when  "))
    }
  }

  @Test(arguments: [
    (["sheduler"], "There is no category 'sheduler'; did you mean scheduler?"),
    (["optimizer", "adma"], "There is no optimizer 'adma'; did you mean adam?"),
    (["one_cycle"], "The category comes first: runner describe scheduler one_cycle"),
    (
      ["linear"],
      "The category comes first: runner describe scheduler linear, or runner describe layer linear"
    ),
  ])
  func `an unknown name is wrong usage, with a suggestion`(
    arguments: [String], message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(["describe"] + arguments, in: folder.path)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(message))
  }

  /// Each process hashes with a seed of its own, so that what depends on it differs.
  @Test func `the schema and the pages are the same every time`() throws {
    let folder = try TemporaryFolder()
    for arguments in [["schema"], ["describe"], ["describe", "layer", "conv2d", "--json"]] {
      let outputs = try (0..<4).map { _ in
        try RunnerProcess(arguments, in: folder.path).output
      }
      #expect(Set(outputs).count == 1, "\(arguments)")
    }
  }

  @Test func `the schema has a definition of every category`() throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(["schema"], in: folder.path)
    #expect(run.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let schema = try #require(json as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    // A rule stands in one place alone, with its groups.
    let whole = Set(Self.categories + ["layers", "axes", "expression", "duration"])
      .subtracting(["optimizer"])
    // What a file says that extends others is a part.
    let parts = ["axes", "dataset", "initializer", "loss", "pruner", "scheduler", "search"].map {
      "\($0).part"
    }
    #expect(Set(definitions.keys) == whole.union(parts))
    let sections = try #require(schema["properties"] as? [String: Any])
    #expect(
      Set(sections.keys) == [
        "name", "description", "seed", "threads", "precision", "data", "model", "init",
        "continue", "loss", "metrics", "optimizer", "scheduler", "train", "results", "plots",
        "sweep",
        "extends",
      ])
  }
}
