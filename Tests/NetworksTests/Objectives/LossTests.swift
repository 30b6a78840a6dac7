import Declarations
import Networks
import Testing

@Suite struct LossTests {
  @Test func `losses have PyTorch's names`() {
    #expect(
      LossRegistry.all.names == [
        "mean", "mse", "l1", "smooth_l1", "huber", "cross_entropy", "nll", "bce_with_logits",
      ])
  }

  static let rows: [(loss: any Loss, output: [Int], targets: TargetForm, message: String?)] = [
    (MeanLoss(), [3], .none, nil),
    (MeanLoss(), [3], .classes(count: 9), nil),
    (CrossEntropyLoss(), [10], .classes(count: 10), nil),
    (CrossEntropyLoss(), [12], .classes(count: 10), nil),
    (
      CrossEntropyLoss(), [9], .classes(count: 10),
      "cross_entropy needs an output for each of 10 classes, but the model gives 9"
    ),
    (
      CrossEntropyLoss(), [2, 5], .classes(count: 10),
      "cross_entropy needs one output for each class, but the model gives 2×5"
    ),
    (
      CrossEntropyLoss(), [3], .values(width: 1),
      "cross_entropy needs classes as targets, but the data has 1 value a sample"
    ),
    (
      CrossEntropyLoss(), [3], .none,
      "cross_entropy needs classes as targets, but the data has no targets"
    ),
    (MSELoss(), [2], .values(width: 2), nil),
    (
      MSELoss(), [3], .values(width: 2),
      "mse needs as many outputs as targets: the model gives 3, the data has 2 values a sample"
    ),
    (
      BCEWithLogitsLoss(), [1], .classes(count: 2),
      "bce_with_logits needs values as targets, but the data has 2 classes"
    ),
    (SmoothL1Loss(), [1], .none, "smooth_l1 needs values as targets, but the data has no targets"),
  ]

  @Test(arguments: rows.indices)
  func `a loss says what does not fit`(_ i: Int) {
    let row = Self.rows[i]
    #expect(row.loss.mistake(output: Shape(row.output), targets: row.targets) == row.message)
  }

  @Test func `class weights are as many as outputs`() throws {
    let losses: [any Loss] = [
      try CrossEntropyLoss.validated { $0.weight = [1, 2, 0] },
      try NLLLoss.validated { $0.weight = [1, 2, 0] },
    ]
    for loss in losses {
      #expect(loss.mistake(output: Shape([3]), targets: .classes(count: 2)) == nil)
      #expect(
        loss.mistake(output: Shape([4]), targets: .classes(count: 2))
          == "\(loss.kind) has 3 class weights, but the model gives 4 outputs")
    }
    let none = CrossEntropyLoss { $0.weight = [0, 0] }
    #expect(
      none.mistake(output: Shape([2]), targets: .classes(count: 2))
        == "cross_entropy weights no class above 0, so that there is nothing to learn")
  }

  @Test func `options out of range are refused`() throws {
    func argument(_ loss: any Loss) -> String? {
      do throws(ArgumentError) {
        try loss.validate()
        return nil
      } catch {
        return error.argument
      }
    }
    for value in [-0.1, 1.1, .nan] {
      #expect(argument(CrossEntropyLoss { $0.labelSmoothing = value }) == "label_smoothing")
    }
    for value in [-1, .nan, .infinity, 1e300] {
      #expect(argument(CrossEntropyLoss { $0.weight = [1, value] }) == "weight")
      #expect(argument(NLLLoss { $0.weight = [value] }) == "weight")
    }
    for value in [0, -1, .nan, .infinity] {
      #expect(argument(HuberLoss { $0.delta = value }) == "delta")
    }
    #expect(try CrossEntropyLoss.validated { _ in } == CrossEntropyLoss())
    #expect(try HuberLoss.validated { $0.delta = 1 } == HuberLoss())
    for type in LossRegistry.all.members { #expect(argument(type.init()) == nil) }
  }
}
