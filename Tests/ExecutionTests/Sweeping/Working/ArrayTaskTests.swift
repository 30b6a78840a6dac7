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
  func `a task knows which it is`(_ variables: String, _ index: Int, _ count: Int?) throws {
    let task = try ArrayTask(environment: Self.environment(variables))
    #expect(task?.index == index && task?.count == count)
  }

  @Test(arguments: [
    "", "HOME=/root", "SGE_TASK_ID=undefined SGE_TASK_FIRST=undefined", "LSB_JOBINDEX=0",
    "SGE_TASK_ID=undefined SGE_TASK_LAST=undefined SGE_TASK_STEPSIZE=undefined",
    "LSB_JOBINDEX=0 LSB_JOBINDEX_END=0", "SLURM_JOB_ID=17", "JOB_COMPLETION_INDEX=",
  ])
  func `a process that is no task is none`(_ variables: String) throws {
    #expect(try ArrayTask(environment: Self.environment(variables)) == nil)
    #expect(try WorkShare(index: nil, of: nil, environment: Self.environment(variables)) == nil)
  }

  @Test(
    arguments: [
      ("SLURM_ARRAY_TASK_ID=x", "SLURM_ARRAY_TASK_ID is 'x': expected a whole number"),
      (
        "SLURM_ARRAY_TASK_ID=99999999999999999999",
        "SLURM_ARRAY_TASK_ID is '99999999999999999999': expected a whole number"
      ),
      (
        "SLURM_ARRAY_TASK_ID=9223372036854775807 SLURM_ARRAY_TASK_MIN=-9223372036854775808",
        "SLURM_ARRAY_TASK_ID is '9223372036854775807': expected a whole number from "
          + "-9223372036854775808 on"
      ),
      (
        "SGE_TASK_ID=1 SGE_TASK_FIRST=-1 SGE_TASK_LAST=9223372036854775807",
        "SGE_TASK_LAST is '9223372036854775807': expected a whole number from -1 on"
      ),
      (
        "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=first SLURM_ARRAY_TASK_COUNT=4",
        "SLURM_ARRAY_TASK_MIN is 'first': expected a whole number"
      ),
      (
        "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=0",
        "SLURM_ARRAY_TASK_COUNT is '0': expected a whole number from 1 on"
      ),
      (
        "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=2 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=0",
        "SLURM_ARRAY_TASK_MAX is '0': expected a whole number from 1 on"
      ),
      (
        "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_STEP=0 SLURM_ARRAY_TASK_COUNT=4",
        "SLURM_ARRAY_TASK_STEP is '0': expected a whole number from 1 on"
      ),
      (
        "SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_COUNT=4",
        "SLURM_ARRAY_TASK_ID is '4': task 4, counted from 0, is none of 4 tasks"
      ),
      (
        "SLURM_ARRAY_TASK_ID=3",
        "SLURM_ARRAY_TASK_ID is '3', and SLURM_ARRAY_TASK_COUNT, which goes with it, is missing; "
          + "give --index K and --of N"
      ),
      (
        "SLURM_ARRAY_TASK_COUNT=4",
        "SLURM_ARRAY_TASK_COUNT is '4', and SLURM_ARRAY_TASK_ID, which goes with it, is missing; "
          + "give --index K and --of N"
      ),
      (
        "SGE_TASK_ID=11 SGE_TASK_FIRST=1 SGE_TASK_LAST=10",
        "SGE_TASK_ID is '11': task 10, counted from 0, is none of 10 tasks"
      ),
      ("LSB_JOBINDEX=-3", "LSB_JOBINDEX is '-3': expected a whole number from 1 on"),
      ("PBS_ARRAY_INDEX=-1", "PBS_ARRAY_INDEX is '-1': expected a whole number from 0 on"),
      ("JOB_COMPLETION_INDEX=1.5", "JOB_COMPLETION_INDEX is '1.5': expected a whole number"),
    ])
  func `a broken variable is named with its value`(_ variables: String, _ message: String) {
    let error = #expect(throws: ArrayTask.Mistake.self) {
      try WorkShare(index: nil, of: nil, environment: Self.environment(variables))
    }
    #expect(error?.message == message)
  }

  /// `sbatch --array=1,5,9` counts three tasks, of which the last one's number is 9.
  @Test func `a task of an array with gaps has no share`() throws {
    let task = Self.environment(
      "SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=9 SLURM_ARRAY_TASK_COUNT=3"
    )
    #expect(try WorkShare(index: nil, of: nil, environment: task) == nil)
  }

  @Test func `options go before variables, and with one another`() throws {
    let broken = Self.environment("SLURM_ARRAY_TASK_ID=x")
    #expect(
      try WorkShare(index: 1, of: 2, environment: broken) == WorkShare(index: 1, count: 2))
    for (index, count, message) in [
      (nil, 2, "--of N goes with --index K, which no variable of an array tells here"),
      (0, nil, "--index K goes with --of N"),
      (2, 2, "--index takes a whole number from 0 to 1, below --of"),
    ] as [(Int?, Int?, String)] {
      let error = #expect(throws: ArrayTask.Mistake.self) {
        try WorkShare(index: index, of: count, environment: [:])
      }
      #expect(error?.message == message)
    }
  }

  @Test func `a share is given, or follows from the task`() throws {
    let task = Self.environment("SGE_TASK_ID=3 SGE_TASK_FIRST=1 SGE_TASK_LAST=4")
    #expect(
      try WorkShare(index: nil, of: nil, environment: task) == WorkShare(index: 2, count: 4))
    #expect(try WorkShare(index: 1, of: 2, environment: task) == WorkShare(index: 1, count: 2))
    #expect(try WorkShare(index: nil, of: 3, environment: task) == WorkShare(index: 2, count: 3))
    // As many as there are is not known.
    let condor = Self.environment("_CONDOR_PROCNO=5")
    #expect(try WorkShare(index: nil, of: nil, environment: condor) == nil)
    #expect(try WorkShare(index: nil, of: 8, environment: condor) == WorkShare(index: 5, count: 8))
    let error = #expect(throws: ArrayTask.Mistake.self) {
      try WorkShare(index: nil, of: 2, environment: condor)
    }
    #expect(error?.message == "_CONDOR_PROCNO is '5': task 5, counted from 0, is none of 2 tasks")
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
