import Declarations
import Engine
import Networks
import Optimizers
import Testing

@Suite struct ParameterGroupTests {
  static let names = ["0.weight", "0.bias", "hidden.weight", "hidden.bias", "2.weight"]

  static let layers = [
    NamedLayer(LayerNorm()), NamedLayer(LayerNorm(), name: "hidden"),
    NamedLayer(LayerNorm { $0.bias = false }),
  ]

  @Test func `the first match wins, the rest comes last`() {
    func assignment(_ patterns: [[String]]) -> [[Int]] {
      GroupSelection.assignment(
        names: Self.names, patterns: patterns.map { $0.map(NamePattern.init) })
    }
    #expect(assignment([]) == [[0, 1, 2, 3, 4]])
    #expect(assignment([["*.bias"], ["hidden.*"]]) == [[1, 3], [2], [0, 4]])
    #expect(assignment([["hidden.*"], ["*.bias"]]) == [[2, 3], [1], [0, 4]])
    #expect(assignment([["0.*", "2.*"]]) == [[0, 1, 4], [2, 3]])
    #expect(assignment([["*"], ["*"]]) == [[0, 1, 2, 3, 4], [], []])
    #expect(assignment([["nothing"]]) == [[], [0, 1, 2, 3, 4]])
  }

  @Test func `neighbours in the buffer are joined`() throws {
    let store = try store(of: Self.layers)
    let group = ParameterGroup(
      name: "g", parameters: [4, 1, 0], of: store,
      hyperparameters: Hyperparameters(learningRate: 1))
    #expect(group.parameters == [0, 1, 4])
    let covered = group.ranges.flatMap { Array($0) }
    let expected = [0, 1, 4].flatMap { Array(store.range(of: $0)) }
    #expect(covered == expected)
    for (range, next) in zip(group.ranges, group.ranges.dropFirst()) {
      #expect(range.upperBound < next.lowerBound)
    }
  }

  @Test func `when nothing is left there is no default group`() throws {
    let store = try store(of: Self.layers)
    let sgd = try SGD(store, learningRate: 1, groups: [GroupSelection("all", matching: "*")])
    #expect(sgd.groups.map(\.name) == ["all"])
  }

  static let mistakes:
    [(hyperparameters: Hyperparameters, groups: [GroupSelection], problem: String)] =
      [
        (
          Hyperparameters(learningRate: -1), [],
          "lr: must be finite and not negative, but is -1.0"
        ),
        (
          Hyperparameters(learningRate: .nan), [],
          "lr: must be finite and not negative, but is nan"
        ),
        (
          Hyperparameters(learningRate: 1, momentum: -0.1), [],
          "momentum: must be finite and not negative, but is -0.1"
        ),
        (
          Hyperparameters(learningRate: 1, weightDecay: .infinity), [],
          "weight_decay: must be finite and not negative, but is inf"
        ),
        (
          Hyperparameters(learningRate: 1, dampening: .nan), [],
          "dampening: must be finite, but is nan"
        ),
        (
          Hyperparameters(learningRate: 1, nesterov: true), [],
          "nesterov: needs a momentum above 0 and a dampening of 0"
        ),
        (
          Hyperparameters(learningRate: 1, momentum: 0.9, dampening: 0.1, nesterov: true), [],
          "nesterov: needs a momentum above 0 and a dampening of 0"
        ),
        (
          Hyperparameters(learningRate: 1), [GroupSelection("g", matching: "x")],
          "g.params: matches no parameter that is left"
        ),
        (
          Hyperparameters(learningRate: 1),
          [GroupSelection("g", matching: "0.*"), GroupSelection("g", matching: "2.*")],
          "g.name: another group has this name"
        ),
        (
          Hyperparameters(learningRate: 1), [GroupSelection("default", matching: "0.*")],
          "default.name: another group has this name"
        ),
        (
          Hyperparameters(learningRate: 1),
          [
            GroupSelection(
              "g", matching: "*", hyperparameters: Hyperparameters(learningRate: -2))
          ], "g.lr: must be finite and not negative, but is -2.0"
        ),
      ]

  @Test(arguments: mistakes.indices)
  func `what no optimizer can work with is refused`(_ i: Int) throws {
    let item = Self.mistakes[i]
    let store = try store(of: Self.layers)
    let error = #expect(throws: ArgumentError.self) {
      try SGD(store, SGDRule(item.hyperparameters), groups: item.groups)
    }
    #expect(error?.description == item.problem)
  }

  @Test func `all problems are found at once`() {
    let hyperparameters = Hyperparameters(
      learningRate: -1, momentum: -1, dampening: .infinity, weightDecay: -1, nesterov: true)
    #expect(
      SGDRule(hyperparameters).allProblems.map(\.argument) == [
        "lr", "momentum", "weight_decay", "dampening", "nesterov",
      ])
  }
}
