internal import System

/// Files that seem to differ from the index, told unchanged from changed without running anything.
///
/// Where attributes and settings let git write lines or encodings in another way, git itself tells
/// whether that is the only difference. Where attributes name a filter, only the filter knows what a
/// commit has for a file. git does not look into one that has the size and the times of the index
/// and is older than it; one that it looks into is unchanged if it is the same byte by byte, or if the
/// index has a pointer of Git LFS to what it holds, and counts as changed if not.
struct SeemingChanges {
  private static let longestAnswer = 1 << 22

  private let git: GitCommand

  /// Prepares to tell the files of a tree.
  init(_ git: GitCommand) { self.git = git }

  /// Lets git take those of the files for unchanged that are; false if there are none.
  func settle(_ status: TreeStatus) -> Bool {
    let entries = status.entries.filter { $0.changedObject != nil }
    let names = Set(entries.map(\.path))
    guard !names.isEmpty, git.directory.copyIndex() else { return false }
    let filtered = filtered(names)
    let pointed = pointed(entries.filter { filtered.contains($0.path) })
    guard mark(pointed.union(rewritten(names.subtracting(filtered)))) else {
      git.directory.dropIndex()
      return false
    }
    return true
  }

  /// Those of some files that differ in no more than what git itself would undo.
  private func rewritten(_ names: Set<ArraySlice<UInt8>>) -> Set<ArraySlice<UInt8>> {
    guard !names.isEmpty else { return [] }
    // This setting makes git leave out files whose content is the same; it writes to the copy alone.
    let question = ["-c", "diff.autoRefreshIndex=true", "diff", "--name-only", "-z"]
    let answer = git.ask(question + RevisionWork.diffOptions, limit: RevisionWork.longestState)
    guard let answer, answer.cut == nil, answer.status == 0 else { return [] }
    return names.subtracting(answer.bytes.split(separator: 0))
  }

  /// Those of some files whose attributes name a filter.
  private func filtered(_ names: Set<ArraySlice<UInt8>>) -> Set<ArraySlice<UInt8>> {
    let input = Array(names.joined(separator: [0])) + [0]
    let question = ["check-attr", "-z", "--stdin", "filter"]
    let answer = git.ask(question, input: input, limit: Self.longestAnswer)
    var fields = (answer?.bytes ?? []).split(separator: 0, omittingEmptySubsequences: false)[...]
    var found: Set<ArraySlice<UInt8>> = []
    while fields.count >= 3 {
      let value = String(decoding: fields[fields.startIndex + 2], as: UTF8.self)
      if value != "unspecified", value != "unset" { found.insert(fields[fields.startIndex]) }
      fields = fields.dropFirst(3)
    }
    return found
  }

  /// Those of some files that a pointer leads to.
  private func pointed(_ entries: [TreeStatus.Entry]) -> Set<ArraySlice<UInt8>> {
    let pointers = LFSPointers(git, of: Set(entries.compactMap(\.changedObject)))
    let found = entries.filter { entry in
      let pointer = entry.changedObject.flatMap { pointers[$0] }
      return pointer?.leads(toFile: entry.path, git) == true
    }
    return Set(found.map(\.path))
  }

  /// Notes in the copy of the index that files are unchanged.
  private func mark(_ names: Set<ArraySlice<UInt8>>) -> Bool {
    guard !names.isEmpty else { return false }
    let answer = git.ask(
      ["update-index", "-z", "--assume-unchanged", "--stdin"],
      input: Array(names.joined(separator: [0])) + [0], limit: 1)
    return answer?.status == 0
  }
}
