import Testing

@testable import Sweeps

@Suite struct SearchSpaceTests {
  static func when(_ axis: String, _ accepted: AxisValue...) -> Axis.Condition {
    Axis.Condition(axis: axis, accepted: Set(accepted))
  }

  static let mistakes: [([Axis], [String])] = [
    ([Axis("a", .choice(count: 2)), Axis("a", .choice(count: 2))], ["a: is an axis twice"]),
    ([Axis("a", .choice(count: 0))], ["a: options: needs at least one option"]),
    (
      [
        Axis("optimizer", .choice(count: 2)),
        Axis("b", .choice(count: 2), when: [when("optimiser", .option(0))]),
      ],
      ["b: depends on 'optimiser', which is no axis; did you mean 'optimizer'?"]
    ),
    (
      [Axis("a", .choice(count: 2), when: [when("zzz", .option(0))])],
      ["a: depends on 'zzz', which is no axis"]
    ),
    (
      [Axis("a", .choice(count: 2)), Axis("b", .choice(count: 2), when: [when("a")])],
      ["b: depends on 'a' but accepts none of its values"]
    ),
    (
      [Axis("a", .choice(count: 2)), Axis("b", .choice(count: 2), when: [when("a", .option(2))])],
      ["b: depends on a value that 'a' never has: option 2"]
    ),
    (
      [
        Axis("a", .int(low: 1, high: 3)),
        Axis("b", .choice(count: 2), when: [when("a", .integer(4))]),
      ],
      ["b: depends on a value that 'a' never has: 4"]
    ),
    (
      [Axis("a", .choice(count: 2), when: [when("a", .option(0))])],
      ["a: depends on itself: a → a"]
    ),
    (
      [
        Axis("a", .choice(count: 2), when: [when("c", .option(0))]),
        Axis("b", .choice(count: 2), when: [when("a", .option(0))]),
        Axis("c", .choice(count: 2), when: [when("b", .option(0))]),
        Axis("d", .choice(count: 2), when: [when("c", .option(0))]),
      ],
      [
        "a: depends on itself: a → c → b → a", "b: depends on itself: b → a → c → b",
        "c: depends on itself: c → b → a → c",
      ]
    ),
  ]

  @Test(arguments: mistakes)
  func `axes that are no space say why`(_ axes: [Axis], _ expected: [String]) {
    #expect(SearchSpace.problems(with: axes).map(\.description) == expected)
    #expect(throws: SearchSpaceError.self) { try SearchSpace(axes) }
  }

  @Test func `a condition may name a later axis, and what that depends on`() throws {
    let space = try SearchSpace([
      Axis("c", .uniform(low: 0, high: 1), when: [Self.when("b", .integer(2))]),
      Axis("b", .int(low: 1, high: 2), when: [Self.when("a", .option(1))]),
      Axis("a", .choice(count: 2)),
    ])
    #expect(space.order == [2, 1, 0])
    #expect(space.isConditional)
    func point(_ a: Int, _ b: Int) -> Point {
      space.point { [.number(0.5), .integer(b), .option(a)][$0] }
    }
    #expect(point(0, 2).values == [nil, nil, .option(0)])
    #expect(point(1, 1).values == [nil, .integer(1), .option(1)])
    #expect(point(1, 2).values == [.number(0.5), .integer(2), .option(1)])
  }

  @Test func `axes under the same conditions make a group, whatever way these are written`() throws
  {
    let space = try SearchSpace([
      Axis("a", .choice(count: 3)),
      Axis("b", .choice(count: 2), when: [Self.when("a", .option(1))]),
      Axis("c", .uniform(low: 0, high: 1)),
      Axis("d", .choice(count: 2), when: [Self.when("b", .option(0))]),
      Axis(
        "e", .choice(count: 2),
        when: [Self.when("a", .option(1), .option(2)), Self.when("b", .option(0))]),
      Axis("f", .choice(count: 2), when: [Self.when("a", .option(1))]),
    ])
    #expect(space.groups == [[0, 2], [1, 5], [3, 4]])
  }

  @Test func `no axes are a space of one point`() throws {
    let space = try SearchSpace([])
    #expect(space.point { _ in .option(0) } == Point([]))
    #expect(!space.isConditional)
  }
}
