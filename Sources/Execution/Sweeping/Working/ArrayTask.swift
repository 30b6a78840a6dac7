/// Which task of an array this process is, as the variables of a system for batch jobs tell.
package struct ArrayTask: Sendable, Hashable {
  /// Its place among the tasks, from 0.
  package let index: Int
  /// How many tasks there are; nil where the system does not tell.
  package let count: Int?

  /// The variables of one system.
  private struct System {
    /// The number of the task.
    let index: String
    /// The number of the first task, or the variable that tells it.
    var first = Bound.number(0)
    /// The number of the last one, or how many there are.
    var end: End?
    /// How far the numbers of two tasks are apart.
    var step: String?

    enum Bound {
      case number(Int)
      case variable(String)
    }

    enum End {
      case last(String)
      case count(String)
    }
  }

  /// Slurm; PBS Professional and OpenPBS; Torque; Grid Engine; LSF; HTCondor; Flux; an indexed job of
  /// Kubernetes.
  private static let systems = [
    System(
      index: "SLURM_ARRAY_TASK_ID", first: .variable("SLURM_ARRAY_TASK_MIN"),
      end: .count("SLURM_ARRAY_TASK_COUNT"), step: "SLURM_ARRAY_TASK_STEP"),
    System(index: "PBS_ARRAY_INDEX"),
    System(index: "PBS_ARRAYID"),
    System(
      index: "SGE_TASK_ID", first: .variable("SGE_TASK_FIRST"), end: .last("SGE_TASK_LAST"),
      step: "SGE_TASK_STEPSIZE"),
    System(
      index: "LSB_JOBINDEX", first: .number(1), end: .last("LSB_JOBINDEX_END"),
      step: "LSB_JOBINDEX_STEP"),
    System(index: "_CONDOR_PROCNO"),
    System(index: "FLUX_JOB_CC"),
    System(index: "JOB_COMPLETION_INDEX"),
  ]

  private init(index: Int, count: Int?) { (self.index, self.count) = (index, count) }

  /// Looks at an environment; nil where it is that of no task of an array.
  package init?(environment: [String: String]) {
    let found = Self.systems.lazy.compactMap { Self.task(of: $0, environment) }.first
    guard let found else { return nil }
    self = found
  }

  private static func task(of system: System, _ environment: [String: String]) -> ArrayTask? {
    func number(_ name: String?) -> Int? { name.flatMap { environment[$0] }.flatMap { Int($0) } }
    let first =
      switch system.first {
      case .number(let number): number
      case .variable(let name): number(name) ?? 0
      }
    // Grid Engine says "undefined" where there is no array, and LSF 0, which is below the first.
    guard let index = number(system.index), index >= first else { return nil }
    let step = max(number(system.step) ?? 1, 1)
    let count: Int? =
      switch system.end {
      case .count(let name): number(name)
      case .last(let name): number(name).map { ($0 - first) / step + 1 }
      case nil: nil
      }
    let place = (index - first) / step
    return ArrayTask(index: place, count: count.flatMap { $0 > place ? $0 : nil })
  }
}
