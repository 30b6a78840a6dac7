/// The variables by which a system for batch jobs tells a process which task of an array it is.
struct ArrayVariables {
  /// The number of the task.
  let index: String
  /// The number of the first task, or the variable that tells it.
  var first = Bound.number(0)
  /// The number of the last one, or how many there are.
  var end: End?
  /// The number of the last one, beside how many there are.
  var last: String?
  /// How far the numbers of two tasks are apart.
  var step: String?
  /// What variables are where there is no array.
  var none: Set<String> = []

  enum Bound {
    case number(Int)
    case variable(String)

    /// The number of the first task; 0 where its variable is absent.
    func number<Failure>(
      _ read: (String) throws(Failure) -> Int?
    ) throws(Failure) -> Int {
      switch self {
      case .number(let number): number
      case .variable(let name): try read(name) ?? 0
      }
    }
  }

  enum End {
    case last(String)
    case count(String)

    var name: String {
      switch self {
      case .last(let name), .count(let name): name
      }
    }
  }

  /// Slurm; PBS Professional and OpenPBS; Torque; Grid Engine; LSF; HTCondor; Flux; an indexed job of
  /// Kubernetes.
  static let systems = [
    ArrayVariables(
      index: "SLURM_ARRAY_TASK_ID", first: .variable("SLURM_ARRAY_TASK_MIN"),
      end: .count("SLURM_ARRAY_TASK_COUNT"), last: "SLURM_ARRAY_TASK_MAX",
      step: "SLURM_ARRAY_TASK_STEP"),
    ArrayVariables(index: "PBS_ARRAY_INDEX"),
    ArrayVariables(index: "PBS_ARRAYID"),
    ArrayVariables(
      index: "SGE_TASK_ID", first: .variable("SGE_TASK_FIRST"), end: .last("SGE_TASK_LAST"),
      step: "SGE_TASK_STEPSIZE", none: ["undefined"]),
    ArrayVariables(
      index: "LSB_JOBINDEX", first: .number(1), end: .last("LSB_JOBINDEX_END"),
      step: "LSB_JOBINDEX_STEP", none: ["0"]),
    ArrayVariables(index: "_CONDOR_PROCNO"),
    ArrayVariables(index: "FLUX_JOB_CC"),
    ArrayVariables(index: "JOB_COMPLETION_INDEX"),
  ]

  /// What a variable tells; nil where it is absent, or says that there is no array.
  func value(of name: String, _ environment: [String: String]) -> String? {
    guard let value = environment[name], !value.isEmpty, !none.contains(value) else { return nil }
    return value
  }
}
