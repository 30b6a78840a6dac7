internal import Execution

/// Options that are passed on to Slurm, of which the argument parser knows no names.
enum SlurmArguments {
  /// The option that the parser gets in the place of each of them.
  static let name = "pass-to-slurm"

  /// Arguments of `launch` with each `--slurm-NAME VALUE` and `--slurm-NAME=VALUE` as the value of one
  /// option.
  static func joining(_ arguments: [String]) -> [String] {
    guard arguments.first == "launch" else { return arguments }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var (joined, index): ([String], Int) = ([], 0)
    while index < end {
      var argument = arguments[index]
      index += 1
      guard argument.hasPrefix(SlurmOption.prefix) else {
        joined.append(argument)
        continue
      }
      argument.removeFirst(SlurmOption.prefix.count)
      if !argument.contains("="), index < end,
        SlurmOption.takes(arguments[index], after: argument)
      {
        argument += "=" + arguments[index]
        index += 1
      }
      joined.append("--\(name)=\(argument)")
    }
    return joined + arguments[end...]
  }
}
