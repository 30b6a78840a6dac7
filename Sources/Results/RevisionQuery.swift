#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Files

/// A question to git that is answered while the caller does something else.
package final class RevisionQuery {
  /// More than this is not read of git's answer, which begins with what matters most.
  private static let longest = 1 << 20

  private let spec: String?
  private let deadline: Double
  private(set) var process: pid_t?
  private var answer: CInt = -1

  /// Asks git about the working tree of a folder, if it lies in one.
  ///
  /// - Parameters:
  ///   - folder: any folder of the tree.
  ///   - spec: the path of the spec, from the current folder.
  ///   - environment: the environment that git gets, but for variables that would lead it to
  ///     another tree; among others it finds the user's settings there.
  ///   - command: git's name or path; a name is looked for as the shell does.
  ///   - bound: how long git may take, in seconds.
  package init(
    startingIn folder: String, spec: String?, environment: [String: String],
    command: String = "git", bound: Double = 2
  ) {
    deadline = Self.clock() + bound
    let root = Self.resolved(folder).flatMap(Self.root)
    self.spec = root.flatMap { root in
      spec.flatMap(Self.resolved).flatMap { Self.path(of: $0, in: root) }
    }
    if let root { start(command, root, environment) }
  }

  deinit { end() }

  /// The answer; nil if there is none in time: no git, no working tree, a slow disk.
  ///
  /// A second call answers nil.
  package func finish() -> Revision? {
    guard process != nil else { return nil }
    defer { end() }
    // Where the caller was busy for longer, git still gets the time to say what it found.
    let limit = max(deadline, Self.clock() + 0.25)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count < Self.longest {
      let left = limit - Self.clock()
      guard left > 0 else { return nil }
      var waiting = pollfd(fd: answer, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, CInt(left * 1000) + 1) > 0 else { continue }
      let count = SystemCall.retry {
        piece.withUnsafeMutableBytes { read(answer, $0.baseAddress, $0.count) }
      }
      guard let count, count > 0 else { break }
      bytes.append(contentsOf: piece[..<count])
    }
    return Revision(status: String(decoding: bytes, as: UTF8.self), spec: spec)
  }

  private func start(_ command: String, _ root: String, _ environment: [String: String]) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    answer = ends[0]
    process = ChildProcess.spawn(
      [
        // A tree's settings could name a program to run; looking at it must run nothing.
        command, "-C", root, "-c", "core.fsmonitor=false", "status", "--porcelain=v2", "--branch",
        "-z",
      ],
      environment: Self.cleaned(environment), output: ends[1])
    close(ends[1])
  }

  /// Ends git, if it still runs, and takes notice of its end, so that no zombie stays.
  private func end() {
    if let process { ChildProcess.end(process) }
    process = nil
    if answer >= 0 { close(answer) }
    answer = -1
  }

  private static func cleaned(_ environment: [String: String]) -> [String: String] {
    let leading = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"]
    var result = environment.filter { !leading.contains($0.key) }
    // Without this, asking for the status would write to the tree's index.
    result["GIT_OPTIONAL_LOCKS"] = "0"
    return result
  }

  /// The nearest folder at or above a path that holds `.git`.
  private static func root(of path: String) -> String? {
    var folder = path
    while true {
      if access(folder + "/.git", F_OK) == 0 { return folder }
      guard folder != "/" else { return nil }
      folder = SystemCall.folder(of: folder)
    }
  }

  private static func path(of file: String, in root: String) -> String? {
    let prefix = root == "/" ? "/" : root + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : nil
  }

  /// The path from the root without links in it; nil if there is nothing.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
