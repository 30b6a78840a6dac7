/// What settings of git's say of how files are stored; none of it names a program.
///
/// Of all other settings git is told nothing.
struct StorageSettings {
  private static let booleans = ["true", "yes", "on", "1", "false", "no", "off", "0", ""]
  /// The settings that are passed on, and the words that they may have beside those of booleans.
  private static let known: [String: [String]] = [
    "core.filemode": [], "core.symlinks": [], "core.ignorecase": [], "core.trustctime": [],
    "core.sparsecheckout": [], "core.sparsecheckoutcone": [], "core.autocrlf": ["input"],
    "core.eol": ["lf", "crlf", "native"], "core.checkstat": ["minimal", "default"],
  ]
  /// The keys to ask git for, as a regular expression.
  static let keys = #"^(core|extensions)\.[a-z]+$"#

  private var passedOn: [String: String] = [:]
  /// What the repository names as its tree.
  private(set) var worktree: String?
  /// Whether the repository has no tree beside it.
  private(set) var isBare = false
  /// Whether trees of the repository have settings of their own.
  private(set) var hasTreeSettings = false
  /// Whether objects have names of 64 digits.
  private(set) var isSHA256 = false
  /// Whether refs are kept in some other way than in files.
  private(set) var hasOtherRefs = false

  /// Takes over what `git config --null --get-regexp` answers; later answers win, and only the
  /// repository's own say what the repository is.
  mutating func add(_ answer: [UInt8], isRepository: Bool) {
    for field in answer.split(separator: 0) {
      let parts = field.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
      guard let name = parts.first else { continue }
      // A key alone means true.
      let value = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : nil
      let hasEmptyValue = field.last == UInt8(ascii: "\n")
      let key = String(decoding: name, as: UTF8.self)
      add(key, value ?? (hasEmptyValue ? "" : "true"), isRepository)
    }
  }

  private mutating func add(_ key: String, _ value: String, _ isRepository: Bool) {
    let word = value.lowercased()
    if let others = Self.known[key], (Self.booleans + others).contains(word) {
      passedOn[key] = word
    }
    guard isRepository else { return }
    let isTrue = Self.booleans.prefix(4).contains(word)
    switch key {
    case "core.bare": isBare = isTrue
    case "core.worktree": worktree = value
    case "extensions.worktreeconfig": hasTreeSettings = isTrue
    case "extensions.objectformat": isSHA256 = word == "sha256"
    case "extensions.refstorage": hasOtherRefs = word != "files"
    default: break
    }
  }

  /// The settings of a git directory that stands in for the repository.
  var text: String {
    let extensions = isSHA256 ? "[extensions]\nobjectformat = sha256\n" : ""
    return passedOn.sorted { $0.key < $1.key }.reduce(
      "[core]\nrepositoryformatversion = \(isSHA256 ? 1 : 0)\nbare = false\n"
    ) { $0 + "\($1.key.dropFirst(5)) = \($1.value)\n" } + extensions
  }
}
