internal import Messages
internal import Training
internal import Declarations
internal import Schedules

/// Makes the timetable of a spec's scheduler, and reports what is wrong with it.
package struct ScheduleCheck {
  let scheduler: SchedulerSection
  let groups: [ExperimentGroup]
  let run: RunClock
  let findings: Findings

  /// A policy that was resolved, with the values of every knob over the run.
  struct Resolved {
    let policy: any Policy
    let timetable: Timetable
  }

  /// The values of every knob over the run, or nil after reporting why there are none.
  func resolved() -> Resolved? {
    let errors = findings.errorCount
    var policy = scheduler.policy
    checkGroups(of: policy, at: scheduler.place)
    guard scheduler.isSound else { return nil }
    let coarseness = Coarseness(scheduler: scheduler, run: run)
    let time = ScheduleTime(
      place: scheduler.place, groups: groups, run: run, findings: findings,
      isCoarse: coarseness.message != nil)
    let isWhole = policy.resolve(in: time)
    if isWhole { checkArguments(of: policy, at: scheduler.place) }
    guard isWhole, findings.errorCount == errors else { return nil }
    coarseness.check(findings)
    do throws(ArgumentError) {
      let bases = groups.map(\.bases)
      return Resolved(policy: policy, timetable: try Timetable(policy, bases: bases))
    } catch {
      time.refuse(error.message, at: PolicyPlace(error.argument))
      return nil
    }
  }

  /// Reports lists that are not as long as there are groups.
  private func checkGroups<Family: Policy>(of policy: Family, at place: SchedulerPlace) {
    for argument in Family.declaration.arguments {
      guard let count = argument.groupCount(policy), count != groups.count else { continue }
      let (span, path) = place.located(PolicyPlace(argument.name))
      let (found, wanted) = (counted(count, "value"), counted(groups.count, "group"))
      let names = groups.map(\.name).joined(separator: ", ")
      findings.error(at: span, "\(path): \(found) for \(wanted) (\(names))")
    }
    for part in policy.parts {
      if let inner = part.policy { checkGroups(of: inner, at: place.part(part.place)) }
    }
  }

  /// Reports what is wrong with arguments now that lengths are steps.
  private func checkArguments(of policy: any Policy, at place: SchedulerPlace) {
    for problem in policy.allProblems {
      let indices = problem.group.map { [$0] } ?? []
      let (span, path) = place.located(PolicyPlace(problem.argument, indices))
      findings.error(at: span, "\(path): \(problem.message)")
    }
    for part in policy.parts {
      if let inner = part.policy { checkArguments(of: inner, at: place.part(part.place)) }
    }
  }
}
