import Expressions
import Foundation
import Schedules
import Testing

/// A sequence recorded from the original package or from PyTorch, or computed by the formulas of
/// other libraries, with what it was made from.
struct RecordedSchedule: Decodable, CustomTestStringConvertible {
  let id: String
  let groups: [[String: Double]]
  let scheduler: [String: SpecValue]
  let steps: Int
  let lr: [[Double]]
  let momentum: [[Double]]

  var testDescription: String { id }

  static func all(_ name: String = "original_schedules") throws -> [RecordedSchedule] {
    let url = try #require(
      Bundle.module.url(
        forResource: name, withExtension: "json", subdirectory: "Resources"))
    return try JSONDecoder().decode([RecordedSchedule].self, from: Data(contentsOf: url))
  }

  var bases: [[Knob: Double]] {
    groups.map { [.learningRate: $0["lr"] ?? .nan, .momentum: $0["momentum"] ?? .nan] }
  }

  func policy() throws -> any Policy {
    switch scheduler["type"]?.text {
    case "one_cycle_policy":
      try OneCyclePolicy(
        learningRate: numbers("lr"), epochs: epochs(), momentumRange: ranges(),
        phaseRatio: try #require(scheduler["phase_ratio"]?.number))
    case "range_finder": try RangeFinder(epochs: epochs())
    case "lambda": try LambdaPolicy(learningRate: factors("lr"), momentum: factors("momentum"))
    case "list": try ListPolicy(learningRate: lists("lr"), momentum: lists("momentum"))
    case let type: try family(type)
    }
  }

  struct UnknownType: Error {
    let name: String?
  }

  private func family(_ type: String?) throws -> any Policy {
    switch type {
    case "constant":
      try ConstantFactor(factor: number("factor"), iterations: count("total_iters"))
    case "step": try StepDecay(stepSize: count("step_size"), gamma: number("gamma"))
    case "multi_step":
      try MultiStepDecay(
        milestones: try #require(scheduler["milestones"]?.list).compactMap(\.number).map {
          Int($0)
        },
        gamma: number("gamma"))
    case "exponential": try ExponentialDecay(gamma: number("gamma"))
    case "linear":
      try LinearFactor(
        start: number("start_factor"), end: number("end_factor"), iterations: count("total_iters"))
    case "polynomial":
      try PolynomialDecay(iterations: count("total_iters"), power: number("power"))
    case "cosine_annealing":
      try CosineAnnealing(stepsToMinimum: count("T_max"), minimum: number("eta_min"))
    case "one_cycle": try cycle()
    case "sequential":
      try SequentialPolicy(
        parts(),
        milestones: try #require(scheduler["milestones"]?.list).compactMap(\.number).map {
          Int($0)
        })
    case "chained": try ChainedPolicy(parts())
    case let type: try furtherFamily(type)
    }
  }

  private func parts() throws -> [any Policy] {
    try #require(scheduler["schedulers"]?.list).map { part in
      try RecordedSchedule(
        id: id, groups: groups, scheduler: try #require(part.mapping), steps: steps, lr: lr,
        momentum: momentum
      ).policy()
    }
  }

  func number(_ key: String) throws -> Double { try #require(scheduler[key]?.number) }

  func count(_ key: String) throws -> Int { Int(try number(key)) }

  private func epochs() throws -> Int {
    Int(try #require(scheduler["epochs"]?.number))
  }

  func numbers(_ key: String) throws -> PerGroup<Double> {
    let value = try #require(scheduler[key])
    if let number = value.number { return .all(number) }
    return .each(try #require(value.list).compactMap(\.number))
  }

  private func ranges() throws -> PerGroup<OneCyclePolicy.MomentumRange> {
    let value = try #require(scheduler["momentum_range"])
    func range(_ value: SpecValue) throws -> OneCyclePolicy.MomentumRange {
      let ends = try #require(value.list).compactMap(\.number)
      return (try #require(ends.first), try #require(ends.last))
    }
    if !value.isNested { return .all(try range(value)) }
    return .each(try #require(value.list).map(range))
  }

  func factors(_ key: String) throws -> PerGroup<Factor> {
    let clock = try Clock(epochs: steps)
    func factor(_ value: SpecValue) throws -> Factor {
      .expression(try Clock.expression(try #require(value.text)), clock)
    }
    let value = try #require(scheduler[key])
    guard let list = value.list else { return .all(try factor(value)) }
    return .each(try list.map(factor))
  }

  private func lists(_ key: String) throws -> PerGroup<[Double]> {
    let value = try #require(scheduler[key]?.list)
    let numbers = value.compactMap(\.number)
    if numbers.count == value.count { return .all(numbers) }
    return .each(
      try value.map { entry in
        let list = try ListExpression(try #require(entry.text), variables: [])
        let none: [Double] = []
        return try list.values(none.span)
      })
  }
}
