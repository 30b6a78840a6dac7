internal import System

/// git asked about one working tree, in such a way that nothing in the tree, its repository or
/// anybody's settings can make it run a program, write, prompt or wait for ever.
///
/// Nothing is switched off: git is given a directory and a home in which there is nothing to switch
/// off. See ``StandInDirectory``.
struct GitCommand {
  private static let longestSettings = 1 << 20

  /// The tree's root.
  let root: String
  /// The directory that git has in the place of the repository's.
  let directory: StandInDirectory
  /// Whether the repository is this tree's own; the files of another one are not to be shown.
  private(set) var isOfTree = true
  private let command: String
  private let variables: [String: String]
  private let deadline: ContinuousClock.Instant
  private let isCancelled: () -> Bool

  /// Prepares to ask; nil if the tree has no repository, or one that is not understood.
  ///
  /// - Parameters:
  ///   - command: git's name or path; a name is looked for as the shell does.
  ///   - root: the tree's root, without links.
  ///   - environment: what git gets, but for its own variables and those that lead to settings.
  ///   - deadline: until when answers are waited for.
  ///   - isCancelled: asked now and then whether the answer is no longer wanted.
  init?(
    _ command: String, in root: String, environment: [String: String],
    until deadline: ContinuousClock.Instant, isCancelled: @escaping () -> Bool
  ) {
    guard let repository = Repository(of: root),
      let directory = StandInDirectory(for: repository, in: environment["TMPDIR"])
    else { return nil }
    (self.command, self.root, self.directory) = (command, root, directory)
    variables = environment.filter { !$0.key.hasPrefix("GIT_") }
    (self.deadline, self.isCancelled) = (deadline, isCancelled)
    guard let settings = settings(of: repository, environment),
      !settings.hasOtherRefs, !(settings.isBare && repository.isWithinTree),
      directory.adopt(settings)
    else { return nil }
    isOfTree = repository.isOwn(worktree: settings.worktree)
  }

  /// Whether the answer is no longer waited for.
  var isLate: Bool { ContinuousClock.now > deadline || isCancelled() }

  /// Asks git, which may read some input, and reads at most so many bytes of its answer; nil if there
  /// is none.
  func ask(_ arguments: [String], input: [UInt8] = [], limit: Int) -> ChildProcess.Output? {
    guard let file = input.isEmpty ? "/dev/null" : try? directory.write(input, "input") else {
      return nil
    }
    return ChildProcess.output(
      of: [command, "-C", root, "--no-pager", "-c", "diff.autoRefreshIndex=false"] + arguments,
      environment: variables.merging(directory.environment(root: root)) { $1 }, input: file,
      limit: limit
    ) { isLate }
  }

  /// The settings of how files are stored; nil if the repository's cannot be read.
  private func settings(
    of repository: Repository, _ environment: [String: String]
  ) -> StorageSettings? {
    var settings = StorageSettings()
    for file in Self.files(environment) {
      if let answer = keys(of: file) { settings.add(answer, isRepository: false) }
    }
    guard let answer = keys(of: "\(repository.common)/config") else { return nil }
    settings.add(answer, isRepository: true)
    if settings.hasTreeSettings {
      guard let answer = keys(of: "\(repository.folder)/config.worktree") else { return nil }
      settings.add(answer, isRepository: true)
    }
    return settings
  }

  /// Where the settings of the system and the user are, in the order in which they count.
  private static func files(_ environment: [String: String]) -> [String] {
    let home = environment["HOME"]
    let folder = environment["XDG_CONFIG_HOME"] ?? home.map { "\($0)/.config" }
    let user = [folder.map { "\($0)/git/config" }, home.map { "\($0)/.gitconfig" }]
    return [environment["GIT_CONFIG_SYSTEM"] ?? "/etc/gitconfig"]
      + (environment["GIT_CONFIG_GLOBAL"].map { [$0] } ?? user.compactMap(\.self))
  }

  /// What one file says, without those that it includes; nil if it cannot be read.
  private func keys(of file: String) -> [UInt8]? {
    // A pipe would let git wait.
    guard FileSystem.kind(of: file) == .regularFile else {
      return FileSystem.kind(of: file) == nil ? [] : nil
    }
    let question = ["config", "--file", file, "--no-includes", "--null", "--get-regexp"]
    let answer = ask(question + [StorageSettings.keys], limit: Self.longestSettings)
    // Status 1: there are none.
    guard let answer, answer.cut == nil, answer.status == 0 || answer.status == 1 else {
      return nil
    }
    return answer.bytes
  }
}
