internal import Declarations
internal import Experiments
internal import JSON
internal import Messages
internal import Results
internal import System
internal import Weights

/// What tells one experiment from another, and names its folder.
///
/// Spelling, key order and comments do not count, and neither do a value that stands at its default,
/// the description, and what has no part in the results: threads, how often a run is saved, where
/// files lie.
struct Identity: Sendable, Hashable {
  /// 64 hexadecimal digits of SHA-256.
  let digest: String
  /// The folder's name until format 2 of `result.json`; a run that is there stays there.
  let formerID: String
  /// How many digits the folder's name has: fewer only to show what happens when two are the same.
  var idLength = Self.usualLength

  private static let usualLength = 12

  /// The folder's name: the digest's first digits.
  var id: String { String(digest.prefix(idLength)) }

  /// The name of the folder of what has a digest.
  static func id(of digest: String) -> String { String(digest.prefix(usualLength)) }

  /// Identifies an experiment by its resolved values, its data, the weights that it begins with
  /// if they are not random, and the run that it goes on from, if it does.
  init(
    _ values: [ResolvedValue], dataDigest: String, weights: SafetensorsFile? = nil,
    parent: RunParent? = nil
  ) {
    let values = values.lastOfEachPlace.map(Self.spelled)
    let given = ResolvedTree(values.filter { Self.counts($0.path) }.map(Self.named)).given
    let former = ResolvedTree(values.filter(Self.formerlyCounts)).json
    var hash = SHA256()
    var formerHash = SHA256()
    hash.update(((given ?? .object([])).canonicalText + "\n" + dataDigest).utf8)
    formerHash.update((former.canonicalText + "\n" + dataDigest).utf8)
    var weights = weights
    weights?.metadata = [:]
    weights?.forEachPiece { piece in
      hash.update(piece)
      formerHash.update(piece)
    }
    if let parent { hash.update("\ncontinue \(parent.digest) \(parent.step)".utf8) }
    digest = hash.finalize().bytes.hexadecimal
    formerID = formerHash.finalize().bytes.prefix(4).hexadecimal
  }

  /// Whether a value counted by the former rule, the defaults of its time among them.
  private static func formerlyCounts(_ value: ResolvedValue) -> Bool {
    let path = value.path.components
    let newer: [SpecPath.Component] = [.key("trainable"), .key("frozen_statistics")]
    let isNewer = value.isDefault && path.count == 4 && path.last.map(newer.contains) == true
    let isBytes = value.isDefault && path == [.key("data"), .key("bytes")]
    return !isNewer && !isBytes && path != [.key("description")] && path != [.key("plots")]
      && path != [.key("train"), .key("checkpoint_every")]
  }

  /// The value as it counts: a name that follows from the file's is given all the same.
  private static func named(_ value: ResolvedValue) -> ResolvedValue {
    var value = value
    if value.path.components == [.key("name")] { value.isDefault = false }
    return value
  }

  /// The value as it counts: `validation.accuracy` as `accuracy`, which was its only name.
  ///
  /// What is measured on validation samples counts as the list that `metrics` may be instead.
  static func spelled(_ value: ResolvedValue) -> ResolvedValue {
    if let path = Self.measured(value.path.components) {
      var value = value
      value.path = SpecPath(path)
      return value
    }
    let held = ["validation", "test"].map { [SpecPath.Component.key("data"), .key($0)] }
    if held.contains(Array(value.path.components.prefix(2))), case .text(let text) = value.content,
      text != "test"
    {
      // What lies there counts, by the data's digest.
      var value = value
      value.content = .text("file")
      return value
    }
    let places = ["train", "scheduler"].map { [SpecPath.Component.key($0), .key("monitor")] }
    guard places.contains(value.path.components), case .text(let column) = value.content,
      column.hasPrefix("validation.")
    else { return value }
    var value = value
    value.content = .text(String(column.dropFirst("validation.".count)))
    return value
  }

  /// The place of a list of the mapping `metrics` as it counts; nil for any other place.
  private static func measured(_ path: [SpecPath.Component]) -> [SpecPath.Component]? {
    guard path.count > 1, path[0] == .key("metrics"), case .key(let list) = path[1] else {
      return nil
    }
    return [.key(list == "validation" ? "metrics" : "metrics.\(list)")] + path.dropFirst(2)
  }

  /// Whether the value at a place has a part in what a run comes to.
  static func counts(_ path: SpecPath) -> Bool {
    guard case .key(let section)? = path.components.first else { return true }
    let keys = path.components.dropFirst()
    return switch section {
    case "description", "threads", "results", "plots", "sweep": false
    // The run's digest counts, and the updates that it had done.
    case "continue": false
    // What lies there counts: by the data's digest, and by the weights themselves.
    case "init": !keys.elementsEqual([.key("weights")])
    case "data": !["path", "inputs", "targets"].contains { keys.elementsEqual([.key($0)]) }
    case "train": !keys.elementsEqual([.key("checkpoint_every")])
    default: true
    }
  }
}
