import Declarations
import Foundation
import Schedules

/// Any optimizer will do: here gradient descent with momentum on f(x) = x².
struct Descent: Codable {
  var x = 4.0
  var velocity = 0.0

  mutating func update(learningRate: Double, momentum: Double) {
    velocity = momentum * velocity + 2 * x
    x -= learningRate * velocity
  }
}

/// What goes to disk: the optimizer's state and the schedule's.
struct Checkpoint: Codable {
  var descent: Descent
  var schedule: Stepper.State
}

/// The example of the library's README, line by line, and what it comes to.
enum ReadmeExample {
  static func run() throws -> (timetable: Timetable, descent: Descent) {
    // Ten steps of warmup, then half a cosine for the learning rate; momentum falls as it rises.
    let fall = try CosineAnnealing.validated { $0.tMax = 90 }
    let rise = try WarmupPolicy(fall, length: 10, startFactor: 0.1)
    let policy = try PerKnobPolicy([
      .learningRate: .all(.policy(rise)),
      .momentum: .all(.expression(PerKnobPolicy.expression("0.95 - lr"), Clock(steps: 100))),
    ])
    let timetable = try Timetable(policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])

    var descent = Descent()
    var stepper = Stepper(timetable)
    while stepper.state.step < 40 {
      descent.update(learningRate: stepper[.learningRate], momentum: stepper[.momentum])
      stepper.step()
    }
    let saved = try JSONEncoder().encode(Checkpoint(descent: descent, schedule: stepper.state))

    // Later, in another process: the same values from step 40 on as if nothing had come between.
    let checkpoint = try JSONDecoder().decode(Checkpoint.self, from: saved)
    descent = checkpoint.descent
    stepper = Stepper(timetable, state: checkpoint.schedule)
    while stepper.state.step < 100 {
      descent.update(learningRate: stepper[.learningRate], momentum: stepper[.momentum])
      stepper.step()
    }
    // The end of the example.
    return (timetable, descent)
  }
}
