import Declarations
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

@Suite struct SchedulerTests {
  static let rates = [0.4, 0.3, 0.2, 0.1]

  static func optimizer() throws -> SGD { try Regression(learningRate: 9).optimizer }

  @Test func `the optimizer is at step 0 at once, and one further with each step`() throws {
    let optimizer = try Self.optimizer()
    let scheduler = try Scheduler(optimizer, try ListPolicy(learningRate: .all(Self.rates)))
    for (step, rate) in (Self.rates + [0.1, 0.1]).enumerated() {
      #expect(scheduler.state == step)
      #expect(optimizer.groups.map(\.hyperparameters.learningRate) == [rate, rate])
      #expect(optimizer.groups.map(\.hyperparameters.momentum) == [0.5, 0.5])
      scheduler.step()
    }
  }

  @Test func `a restored counter goes on where it was`() throws {
    let policy = try ListPolicy(learningRate: .all(Self.rates))
    let first = try Scheduler(try Self.optimizer(), policy)
    first.step()
    first.step()
    let optimizer = try Self.optimizer()
    let second = try Scheduler(optimizer, policy)
    second.state = first.state
    #expect(optimizer.groups[0].hyperparameters.learningRate == 0.2)
    second.step()
    #expect(optimizer.groups[0].hyperparameters.learningRate == 0.1)
  }

  @Test func `every knob moves the hyperparameter of its name`() throws {
    let optimizer = try Self.optimizer()
    let values = zip(Knob.allCases, [1.0, 2, 3, 4]).map { ($0, PerGroup.all([$1])) }
    _ = try Scheduler(optimizer, try ListPolicy(Dictionary(uniqueKeysWithValues: values)))
    let expected = Hyperparameters(
      learningRate: 1, momentum: 2, dampening: 3, weightDecay: 4)
    #expect(optimizer.groups.map(\.hyperparameters) == [expected, expected])
    #expect(expected.bases == [.learningRate: 1, .momentum: 2, .dampening: 3, .weightDecay: 4])
  }

  @Test func `where there are betas, momentum is the first of them`() throws {
    let optimizer = try Adam(try Regression().model.store) { $0.betas = Betas(0.8, 0.9) }
    #expect(
      optimizer.groups[0].hyperparameters.bases == [
        .learningRate: 1e-3, .momentum: 0.8, .dampening: 0, .weightDecay: 0, .beta1: 0.8,
        .beta2: 0.9,
      ])
    let policy = try ListPolicy([.momentum: .all([0.5, 0.6]), .beta2: .all([0.7])])
    let scheduler = try Scheduler(optimizer, policy)
    #expect(optimizer.groups[0].hyperparameters.betas == Betas(0.5, 0.7))
    scheduler.step()
    #expect(optimizer.groups[0].hyperparameters.betas == Betas(0.6, 0.7))
    #expect(optimizer.groups[0].hyperparameters[.momentum] == 0.6)
    #expect(optimizer.groups[0].hyperparameters.momentum == 0)
    #expect(
      scheduler.timetable.columns.map { $0.name(groupNames: ["all"]) }
        == ["lr.all", "momentum.all", "beta2.all"])
    _ = try Scheduler(optimizer, try ListPolicy([.beta1: .all([0.1])]))
    #expect(optimizer.groups[0].hyperparameters[.momentum] == 0.1)
  }

  @Test func `a policy for another number of groups is refused`() throws {
    #expect(throws: ArgumentError.self) {
      try Scheduler(try Self.optimizer(), try ListPolicy(learningRate: [[1], [2], [3]]))
    }
  }
}
