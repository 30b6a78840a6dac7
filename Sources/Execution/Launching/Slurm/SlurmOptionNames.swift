/// The names of the options of `sbatch`, by what they take.
///
/// Of a name that is not among them, such as that of an option of a plugin, only `sbatch` knows.
enum SlurmOptionNames {
  /// Options that an array of workers has already.
  static let ours: Set<String> = [
    "array", "chdir", "error", "input", "job-name", "open-mode", "output", "parsable", "wait",
    "wrap",
  ]

  /// Options with which nothing is submitted.
  static let idle: Set<String> = ["help", "test-only", "usage", "version"]

  /// Options that stand alone.
  static let flags: Set<String> = [
    "consolidate-segments", "contiguous", "hold", "ignore-pbs", "no-requeue", "overcommit",
    "oversubscribe", "quiet", "reboot", "requeue", "spread-job", "spread-segments", "stepmgr",
    "use-min-nodes", "verbose",
  ]

  /// Options whose value may be left out; it stands behind an equals sign.
  static let optional: Set<String> = [
    "exclusive", "get-user-env", "nice", "no-kill", "oom-kill-step", "propagate",
  ]

  /// Options that have a value.
  static let valued: Set<String> = [
    "account", "acctg-freq", "batch", "bb", "bbf", "begin", "cluster-constraint", "clusters",
    "comment", "constraint", "container", "container-id", "core-spec", "cores-per-socket",
    "cpu-freq", "cpus-per-gpu", "cpus-per-task", "deadline", "delay-boot", "dependency",
    "distribution", "exclude", "export", "export-file", "extra", "extra-node-info", "gid",
    "gpu-bind", "gpu-freq", "gpus", "gpus-per-node", "gpus-per-socket", "gpus-per-task", "gres",
    "gres-flags", "hint", "kill-on-invalid-dep", "licenses", "mail-type", "mail-user",
    "mcs-label", "mem", "mem-bind", "mem-per-cpu", "mem-per-gpu", "mincpus", "network",
    "nodefile", "nodelist", "nodes", "ntasks", "ntasks-per-core", "ntasks-per-gpu",
    "ntasks-per-node", "ntasks-per-socket", "partition", "power", "prefer", "priority",
    "profile", "qos", "reservation", "segment", "signal", "sockets-per-node", "switches",
    "thread-spec", "threads-per-core", "time", "time-min", "tmp", "tres-bind", "tres-per-task",
    "uid", "wckey",
  ]

  /// All of them.
  static let all = ours.union(idle).union(flags).union(optional).union(valued)
}
