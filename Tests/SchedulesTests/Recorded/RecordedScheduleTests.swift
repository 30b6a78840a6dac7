import Schedules
import Testing

@Suite struct RecordedScheduleTests {
  @Test(arguments: try RecordedSchedule.all())
  func `a policy gives what the original package gave`(_ recorded: RecordedSchedule) throws {
    let timetable = try Timetable(try recorded.policy(), bases: recorded.bases)
    #expect(recorded.lr.count == recorded.steps && recorded.momentum.count == recorded.steps)
    for step in 0..<recorded.steps {
      for group in recorded.groups.indices {
        let lr = timetable.value(of: .learningRate, group: group, at: step)
        let momentum = timetable.value(of: .momentum, group: group, at: step)
        // The contract is 1e-12 relative; a few units in the last place are all that is needed.
        #expect(isClose(lr, recorded.lr[step][group], relative: 1e-12), "lr at \(step)")
        #expect(
          isClose(momentum, recorded.momentum[step][group], relative: 1e-12), "momentum at \(step)")
      }
    }
  }

  /// PyTorch multiplies its way from step to step, which costs it a rounding each; the formulas of
  /// other libraries are those of their documentation.
  @Test(
    arguments: try RecordedSchedule.files.dropFirst().flatMap { try RecordedSchedule.all($0) })
  func `a family gives what its library gave`(_ recorded: RecordedSchedule) throws {
    let timetable = try Timetable(try recorded.policy(), bases: recorded.bases)
    #expect(recorded.lr.count == recorded.steps && recorded.momentum.count == recorded.steps)
    for step in 0..<recorded.steps {
      for group in recorded.groups.indices {
        let lr = timetable.value(of: .learningRate, group: group, at: step)
        let momentum = timetable.value(of: .momentum, group: group, at: step)
        #expect(isClose(lr, recorded.lr[step][group], relative: 1e-12), "lr at \(step)")
        #expect(
          isClose(momentum, recorded.momentum[step][group], relative: 1e-12), "momentum at \(step)")
      }
    }
  }

  @Test func `learning rates of a cycle differ from the recorded ones in nothing but a rounding`()
    throws
  {
    let policies = try RecordedSchedule.all().filter { $0.id.hasPrefix("policy") }
    #expect(policies.count == 5)
    for recorded in policies {
      let timetable = try Timetable(try recorded.policy(), bases: recorded.bases)
      for (group, bases) in recorded.bases.enumerated() {
        let base = try #require(bases[.learningRate])
        // The original divided its values by the base value, and PyTorch multiplied them again.
        let rounded = (0..<recorded.steps).map {
          base * (timetable.value(of: .learningRate, group: group, at: $0) / base)
        }
        #expect(rounded == recorded.lr.map { $0[group] }, "\(recorded.id)")
      }
    }
  }
}

/// Whether two numbers differ by no more than a share of the expected one.
func isClose(_ value: Double, _ expected: Double, relative: Double) -> Bool {
  abs(value - expected) <= relative * abs(expected)
}
