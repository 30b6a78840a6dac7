internal import Messages
internal import System

/// One array of workers, as Slurm is told of it.
///
/// What comes from a spec or from the user reaches the shell between quotes, and Slurm as arguments of a
/// process.
struct SlurmArray {
  /// Seconds before its end at which Slurm tells a task to save.
  private static let notice = 120

  /// The program.
  let program: String
  /// The frozen spec, the folder of all results and the folder of the logs, all from the root.
  let spec: String
  let root: String
  let folder: String
  /// What tells the jobs of this sweep in this folder from all others.
  let name: String
  /// How many tasks there are.
  let tasks: Int
  /// How many trials run at a time in each, and on how many threads.
  let jobs: Int
  let threads: Int
  /// What workers are told besides.
  let workerOptions: [String]
  /// What the user asks of Slurm.
  let options: [SlurmOption]

  /// The name of the jobs of a sweep in a folder: the same sweep may go to other results elsewhere.
  static func name(of sweep: String, in folder: String) -> String {
    var hash = SHA256()
    hash.update(folder.utf8)
    return "runner-\(sweep)-" + Identity.id(of: hash.finalize().bytes.hexadecimal)
  }

  /// The file of ``text``.
  var path: String { "\(folder)/work.sh" }

  /// The script of a task, which is replaced by the worker, so that signals come to that.
  var text: String {
    let words =
      [program, "work", spec, "--out", root, "--jobs", "\(jobs)"] + workerOptions
    return """
      #!/bin/sh
      # A worker of a sweep, as `runner launch slurm` has written it.
      exec \(ShellText.command(words))

      """
  }

  /// The file that a task says things in, as Slurm names it: what follows a percent sign is a number of
  /// the task's, but in a name with a backslash, where it is nothing, so that all tasks share a file.
  private var log: String {
    guard folder.unicodeScalars.contains("\\") else {
      return folder.unicodeScalars.map { $0 == "%" ? "%%" : String($0) }.joined() + "/%A_%a.log"
    }
    return folder.unicodeScalars.map { $0 == "\\" ? "\\\\" : String($0) }.joined() + "/work.log"
  }

  /// The command that submits it.
  var command: [String] {
    let names = Set(options.map(\.name))
    let defaults = [
      ("requeue", "--requeue"), ("signal", "--signal=B:USR1@\(Self.notice)"),
      ("ntasks", "--ntasks=1"), ("cpus-per-task", "--cpus-per-task=\(jobs * threads)"),
    ]
    return [
      "sbatch", "--parsable", "--job-name=\(name)", "--array=0-\(tasks - 1)",
      "--open-mode=append", "--output=\(log)", "--chdir=\(folder)",
    ] + defaults.filter { !names.contains($0.0) }.map(\.1) + options.map(\.argument) + [path]
  }
}
