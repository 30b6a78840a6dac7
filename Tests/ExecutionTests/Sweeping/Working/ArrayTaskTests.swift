import Testing

@testable import Execution

/// What systems for batch jobs tell of the tasks of an array.
@Suite struct ArrayTaskTests {
  // Index and count by hand, from the systems' own manuals.
  @Test(
    arguments: [
      ("SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=4", 0, 4),
      ("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_COUNT=6", 2, 6),
      (
        "SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=4 SLURM_ARRAY_TASK_COUNT=3",
        2, 3
      ),
      ("SLURM_ARRAY_TASK_ID=3", 3, nil),
      ("PBS_ARRAY_INDEX=6", 6, nil),
      ("PBS_ARRAYID=2", 2, nil),
      ("SGE_TASK_ID=1 SGE_TASK_FIRST=1 SGE_TASK_LAST=10 SGE_TASK_STEPSIZE=1", 0, 10),
      ("SGE_TASK_ID=7 SGE_TASK_FIRST=1 SGE_TASK_LAST=10 SGE_TASK_STEPSIZE=3", 2, 4),
      ("LSB_JOBINDEX=1 LSB_JOBINDEX_END=20 LSB_JOBINDEX_STEP=1", 0, 20),
      ("LSB_JOBINDEX=20 LSB_JOBINDEX_END=20", 19, 20),
      ("_CONDOR_PROCNO=5", 5, nil),
      ("FLUX_JOB_CC=3", 3, nil),
      ("JOB_COMPLETION_INDEX=2", 2, nil),
      ("JOB_COMPLETION_INDEX=2 SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=2", 1, 2),
    ] as [(String, Int, Int?)])
  func `a task knows which it is`(_ variables: String, _ index: Int, _ count: Int?) {
    let task = ArrayTask(environment: Self.environment(variables))
    #expect(task?.index == index && task?.count == count)
  }

  @Test(arguments: [
    "", "HOME=/root", "SGE_TASK_ID=undefined SGE_TASK_FIRST=undefined", "LSB_JOBINDEX=0",
    "SLURM_JOB_ID=17", "JOB_COMPLETION_INDEX=", "PBS_ARRAY_INDEX=-1",
  ])
  func `a process that is no task is none`(_ variables: String) {
    #expect(ArrayTask(environment: Self.environment(variables)) == nil)
  }

  @Test func `a share is given, or follows from the task`() {
    let task = Self.environment("SGE_TASK_ID=3 SGE_TASK_FIRST=1 SGE_TASK_LAST=4")
    #expect(
      WorkShare(index: nil, of: nil, environment: task) == WorkShare(index: 2, count: 4))
    #expect(WorkShare(index: 1, of: 2, environment: task) == WorkShare(index: 1, count: 2))
    #expect(WorkShare(index: nil, of: 3, environment: task) == WorkShare(index: 2, count: 3))
    // As many as there are is not known.
    let condor = Self.environment("_CONDOR_PROCNO=5")
    #expect(WorkShare(index: nil, of: nil, environment: condor) == nil)
    #expect(WorkShare(index: nil, of: 8, environment: condor) == WorkShare(index: 5, count: 8))
    #expect(WorkShare(index: nil, of: 2, environment: condor) == nil)
  }

  private static func environment(_ variables: String) -> [String: String] {
    var environment: [String: String] = [:]
    for pair in variables.split(separator: " ") {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
      environment[String(parts[0])] = String(parts[1])
    }
    return environment
  }
}
