import Declarations
import Experiments
import Schedules
import Testing

/// Values of one a group, in a list or by the groups' names.
@Suite struct GroupValueTests {
  private func preview(
    _ scheduler: String, overrides: [String] = [], more: String = ""
  ) -> (preview: SchedulePreview?, findings: [String], context: ReadingContext) {
    let text = """
      optimizer:
        type: sgd
        groups: [{name: head, params: "head.*"}, {name: biases, params: "*.bias"\(more)}]
      scheduler: \(scheduler)
      train: {epochs: 20}
      """
    let settings = overrides.compactMap { try? Override($0) }
    let (spec, context) = SpecReader(for: .schedule).read(
      Array(text.utf8), name: "spec.yaml", overrides: settings)
    let preview = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    return (preview, context.findings.sorted.map(\.brief), context)
  }

  /// An argument of every family that takes one a group, and a value of it.
  static let arguments = PolicyRegistry.all.facts.flatMap { family in
    family.arguments.filter(\.isPerGroup).map { (family: family, argument: $0) }
  }

  /// The family with the arguments of its example, one of them as it is given here.
  private func scheduler(
    _ family: DeclarationFacts, _ argument: String, _ value: String
  ) -> String {
    let others = family.arguments.filter { $0.name != argument }.compactMap { other in
      other.example.map { "\(other.name): \($0)" }
    }
    let parts = ["type: \(family.name)"] + others + ["\(argument): \(value)"]
    return "{\(parts.joined(separator: ", "))}"
  }

  @Test func `there are such arguments`() {
    #expect(Self.arguments.count > 30)
  }

  @Test(arguments: arguments.indices)
  func `names give each group the value that a list gives it, in any order`(_ index: Int) throws {
    let (family, argument) = Self.arguments[index]
    let rate = family.arguments.first { $0.name == Knob.learningRate.rawValue }
    let value = try #require(
      argument.example ?? argument.usual.flatMap { $0 == .null ? nil : $0.text } ?? rate?.example)
    // A list of one a group may look like one value: then the entries are lists themselves.
    let listed = preview(scheduler(family, argument.name, "[\(value), \(value), \(value)]"))
    for text in [
      "{default: \(value), head: \(value), biases: \(value)}",
      "{head: \(value), default: \(value)}",
      "{default: \(value)}",
    ] {
      let named = preview(scheduler(family, argument.name, text))
      #expect(named.findings.filter { $0.contains("group") } == [])
      guard let expected = listed.preview, let found = named.preview else {
        // Both are refused for a knob that the rule does not have.
        #expect(listed.findings.count == named.findings.count)
        continue
      }
      #expect(
        found.timetable.columns.map { column in
          (0..<2).map { found.timetable.value(of: column.knob, group: column.group, at: $0) }
        }
          == expected.timetable.columns.map { column in
            (0..<2).map { expected.timetable.value(of: column.knob, group: column.group, at: $0) }
          })
    }
  }

  static let cycle = "{type: one_cycle, cycle_momentum: false, interval: epoch, max_lr: "

  @Test func `names are groups, default is every other`() throws {
    let (preview, findings, context) = preview(Self.cycle + "{default: 1e-3, head: 1e-2}}")
    #expect(findings == [])
    let table = try #require(preview).timetable
    let rates = (0..<3).map { table.value(of: .learningRate, group: $0, at: 0) }
    #expect(rates[1] == rates[2] && abs(rates[0] - 10 * rates[1]) < 1e-15)
    let values = context.resolution.values.filter { "\($0.path)".hasPrefix("scheduler.max_lr") }
    #expect(values.map { "\($0.path)" } == ["scheduler.max_lr.default", "scheduler.max_lr.head"])
    #expect(values.map(\.content) == [.number(1e-3), .number(1e-2)])
  }

  @Test func `an option reaches a group's value by the group's name`() throws {
    let (preview, findings, _) = preview(
      Self.cycle + "{default: 1e-3, head: 1e-2}}", overrides: ["scheduler.max_lr.head=1e-3"])
    #expect(findings == [])
    let table = try #require(preview).timetable
    let rates = (0..<3).map { table.value(of: .learningRate, group: $0, at: 0) }
    #expect(Set(rates).count == 1)
  }

  @Test func `an option takes a group's value away, whose value is then the default`() throws {
    for (value, options) in [
      ("{head: 2e-3, default: 1e-3}}", ["scheduler.max_lr.head=null"]),
      ("{head: 1e-2}}", ["scheduler.max_lr.default=1e-3", "scheduler.max_lr.head=null"]),
      ("{default: 1e-3}}", ["scheduler.max_lr.head=null"]),
    ] {
      let (preview, findings, _) = preview(Self.cycle + value, overrides: options)
      #expect(findings == [])
      let table = try #require(preview).timetable
      #expect(Set((0..<3).map { table.value(of: .learningRate, group: $0, at: 0) }).count == 1)
    }
    let missing = preview(
      Self.cycle + "{head: 1, biases: 1, default: 1}}",
      overrides: ["scheduler.max_lr.default=null"])
    #expect(
      missing.findings == ["4:78: error: scheduler.max_lr: no value for group 'default'"])
    let misspelt = preview(
      Self.cycle + "{head: 1, default: 1}}", overrides: ["scheduler.max_lr.hed=null"])
    #expect(misspelt.findings == ["1:18: error: unknown group 'hed'; did you mean 'head'?"])
  }

  @Test func `a scheduler's type that is taken away leaves values by names`() throws {
    let (preview, findings, _) = preview(
      "{type: per_knob, lr: {type: exponential}}",
      overrides: ["scheduler.lr.type=null", "scheduler.lr.default=0.1", "scheduler.lr.head=0.2"])
    #expect(findings == [])
    let table = try #require(preview).timetable
    #expect((0..<3).map { table.value(of: .learningRate, group: $0, at: 0) } == [0.2, 0.1, 0.1])
  }

  /// Values by names, and all that is said of them.
  static let mistakes: [(value: String, more: String, findings: [String])] = [
    (
      "{hed: 1, default: 2}}", "",
      ["4:79: error: unknown group 'hed'; did you mean 'head'?"]
    ),
    (
      "{backbone: 1, default: 2}}", "",
      ["4:79: error: unknown group 'backbone'; known: head, biases, default"]
    ),
    (
      "{head: 1, default: 2, head: 3}}", "",
      ["4:100: error: duplicate key 'head'; first given at line 4"]
    ),
    (
      "{head: 1}}", "",
      [
        "4:78: error: scheduler.max_lr: no value for group 'biases'; 'default' gives one to every "
          + "group that is not named"
      ]
    ),
    (
      "{head: 1, biases: 2}}", "",
      ["4:78: error: scheduler.max_lr: no value for group 'default'"]
    ),
    (
      "{head: x, default: -1}}", "",
      [
        "4:85: error: scheduler.max_lr.head: expected a number of at least 0, found 'x'",
        "4:97: error: scheduler.max_lr.default: expected a number of at least 0, found '-1'",
      ]
    ),
    (
      "{}}", "",
      [
        "4:78: error: scheduler.max_lr: expected one value, or values by the names of groups, found "
          + "a mapping"
      ]
    ),
    ("0}", "", ["4:78: error: scheduler.max_lr: expected a number above 0, found '0'"]),
    (
      "[0, 0.1]}", "",
      ["4:78: error: scheduler.max_lr: 2 values for 3 groups (head, biases, default)"]
    ),
    // A group that is not trainable needs no value, and makes no use of one.
    ("{head: 1, default: 2}}", ", trainable: false", []),
    ("{head: 1, default: 2}}", ", trainable: false", []),
    (
      "{head: 1, biases: 1, default: 2}}", ", trainable: false",
      [
        "4:88: warning: scheduler.max_lr.biases: the group is not trainable, so that it has no effect"
      ]
    ),
    ("[1, 1, 2]}", ", trainable: false", []),
    // A group may be without a rate of its own, where others have one.
    ("[1, 0, 2]}", "", []),
    ("{biases: 0, default: 2}}", "", []),
  ]

  @Test(arguments: mistakes.indices)
  func `values by names have exactly these findings`(_ index: Int) {
    let row = Self.mistakes[index]
    #expect(preview(Self.cycle + row.value, more: row.more).findings == row.findings, "\(row)")
  }

  @Test func `a list under per_knob has one meaning, and the error names the other spelling`()
    throws
  {
    let text = """
      optimizer: {type: sgd, groups: [{name: biases, params: "*.bias"}]}
      scheduler: {type: per_knob, lr: ["0.001", "0.01"]}
      train: {epochs: EPOCHS}
      """
    func read(_ epochs: Int, _ value: String = "[\"0.001\", \"0.01\"]") -> (
      SchedulePreview?, [String]
    ) {
      let text = text.replacing("EPOCHS", with: "\(epochs)")
        .replacing("[\"0.001\", \"0.01\"]", with: value)
      let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
      let preview = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
      return (preview, context.findings.sorted.map(\.brief))
    }
    let table = try #require(read(2).0).timetable
    for group in 0..<2 {
      #expect(
        (0..<2).map { table.value(of: .learningRate, group: group, at: $0) } == [0.001, 0.01])
    }
    #expect(
      read(6).1 == [
        "2:33: error: scheduler.lr: 2 values for 6 epochs; give one value for each epoch, or one for "
          + "each group by its name: {biases: 0.001, default: 0.01}"
      ])
    for epochs in [2, 6] {
      let table = try #require(read(epochs, "{biases: 0.001, default: 0.01}").0).timetable
      #expect((0..<2).map { table.value(of: .learningRate, group: $0, at: 0) } == [0.001, 0.01])
      #expect((0..<2).map { table.value(of: .learningRate, group: $0, at: 1) } == [0.001, 0.01])
    }
  }

  @Test func `the schema takes names wherever it takes a list of one a group`() throws {
    let facts = try #require(PolicyRegistry.all.facts(of: "one_cycle"))
    let shape = try #require(facts.arguments.first { $0.name == "max_lr" }).shape
    #expect(
      shape.text == "number above 0; or one (number of at least 0) a group, in a list or by name")
  }
}

extension ArgumentFacts {
  /// Whether it takes one value a group.
  fileprivate var isPerGroup: Bool {
    switch shape {
    case .perGroup, .nullable(.perGroup): true
    default: false
    }
  }
}
