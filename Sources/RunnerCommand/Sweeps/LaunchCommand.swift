internal import ArgumentParser

/// `runner launch`: workers of a sweep on clusters.
struct LaunchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "launch",
    _superCommandName: DirectParsing.root,
    abstract: "Start workers of a sweep on a cluster.",
    subcommands: [LaunchSlurmCommand.self, LaunchKubernetesCommand.self])
}
