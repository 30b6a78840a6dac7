internal import Messages
internal import Synchronization
internal import System

/// What the thread of a ``RevisionQuery`` does: it asks git for the state of the tree, and for the
/// changes if there are any.
///
/// The findings belong to the thread until it is joined, which is why the class may say that it is
/// sendable.
final class RevisionWork: @unchecked Sendable {
  /// More than this is not read of the state, which begins with what matters most.
  static let longestState = 1 << 20
  /// The question for the state.
  static let state = [
    "status", "--porcelain=v2", "--branch", "--no-ahead-behind", "--untracked-files=normal",
    // git would be started anew in each submodule, with settings of its own.
    "--ignore-submodules=dirty", "-z",
  ]
  /// How differences are looked for.
  static let diffOptions = ["--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty"]
  private static let changes =
    ["diff", "--binary", "--full-index", "--no-color"] + diffOptions
    + ["--submodule=short", "--src-prefix=a/", "--dst-prefix=b/", "HEAD", "--"]

  private let command: String
  private let root: String
  private let spec: [UInt8]?
  private let environment: [String: String]
  private let bound: Double
  private let deadline: ContinuousClock.Instant
  private let isCancelled = Atomic<Bool>(false)

  /// What was found; to be read when the thread has ended.
  private(set) var findings: RevisionQuery.Answer?

  /// Prepares to ask within a bound in seconds, which begin now.
  init(
    command: String, root: String, spec: [UInt8]?, environment: [String: String], bound: Double
  ) {
    (self.command, self.root, self.spec) = (command, root, spec)
    (self.environment, self.bound, deadline) = (environment, bound, .now + .seconds(bound))
  }

  /// Lets the thread end soon.
  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Asks: the whole life of the thread.
  func run() {
    let git = GitCommand(command, in: root, environment: environment, until: deadline) {
      self.isCancelled.load(ordering: .relaxed)
    }
    guard let git, var status = status(git) else { return }
    // Files that seem to differ may only be written in another way.
    if SeemingChanges(git).settle(status) { status = self.status(git) ?? status }
    let revision = Revision(status, spec: spec)
    let isChanged = revision.isDirty && revision.commit != nil
    findings = RevisionQuery.Answer(revision: revision, diff: isChanged ? diff(git) : nil)
  }

  private func status(_ git: GitCommand) -> TreeStatus? {
    guard let answer = git.ask(Self.state, limit: Self.longestState), answer.cut != .time,
      answer.cut == .length || answer.status == 0
    else { return nil }
    return TreeStatus(answer.bytes)
  }

  private func diff(_ git: GitCommand) -> TreeDiff? {
    guard git.isOfTree else {
      return TreeDiff([], cutBecause: "the repository lies elsewhere and does not name this tree")
    }
    // One byte more than is kept tells whether there is more.
    guard let answer = git.ask(Self.changes, limit: TreeDiff.limit + 1) else { return nil }
    let reason: String? =
      switch answer.cut {
      case .length: "the diff has more than \(TreeDiff.limit) bytes"
      case .time: "git took longer than \(NumberText.short(bound)) s"
      case nil: answer.status == 0 ? nil : "git failed"
      }
    return TreeDiff(answer.bytes, cutBecause: reason)
  }
}
