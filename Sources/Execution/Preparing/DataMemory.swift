internal import Datasets
internal import Declarations
internal import JSON
internal import Messages
internal import Networks
internal import Provenance
internal import System

/// Remembers what was read from files of data, so that files that have not changed need not be read to check
/// a spec, or to find that its run is done.
///
/// A folder holds a file for each data set with its arguments: a checksum, and as JSON the stamps of the
/// data's files, what is known of the samples, and the digest. It may be lost, damaged or not writable at any
/// time; what it tells is believed of files alone that had not changed for some seconds when they were read.
package struct DataMemory: Sendable {
  /// The most files that there are in the folder; when there would be more, it is emptied.
  private static let most = 256
  private static let format = 1

  private let folder: String
  private let now: @Sendable () -> Timestamp

  /// Remembers in a folder, which is made when it is needed.
  init(in folder: String, now: @escaping @Sendable () -> Timestamp = Timestamp.now) {
    (self.folder, self.now) = (folder, now)
  }

  /// Remembers where a user's caches are: in `XDG_CACHE_HOME`, else in `.cache` of `HOME`; nil where neither
  /// is an absolute path.
  package init?(environment: [String: String]) {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.cache" : nil }
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let parent = caches ?? home else { return nil }
    self.init(in: "\(parent)/runner")
  }

  /// A data set as it was when somebody began to read it.
  struct Moment {
    fileprivate let name: String
    fileprivate let files: [String]
    fileprivate let stamps: [FileStamp]
    fileprivate let time: Timestamp
  }

  /// Looks at the files of a data set; nil if it has none that its arguments name.
  func moment(of dataset: some Dataset, _ targets: TargetKind) -> Moment? {
    var dataset = dataset
    var files: [String] = []
    dataset.mapPaths { path in
      let file = FileSystem.resolved(path) ?? path
      files.append(file)
      return file
    }
    let stamps = files.compactMap(FileStamp.init(of:))
    guard !files.isEmpty, stamps.count == files.count else { return nil }
    let build = "\(BuildFacts.version) \(BuildFacts.build)"
    let text = "\(Self.format) \(build) \(targets) \(String(reflecting: dataset))"
    return Moment(
      name: SHA256.digest(of: Array(text.utf8)).bytes.hexadecimal, files: files, stamps: stamps,
      time: now())
  }

  /// The samples of a data set, unread, as they are known; nil if they are not.
  func samples(at moment: Moment) -> LoadedSamples? {
    guard let bytes = SmallFile.contents("\(folder)/\(moment.name)", limit: 1 << 16),
      bytes.count > 64, bytes[..<64].elementsEqual(Self.checksum(bytes[64...])),
      let json = try? JSONValue(parsing: bytes[64...]),
      json["stamps"] == Self.json(moment.stamps),
      let digest = try? json.value("digest") as String, let facts = try? SampleFacts(json: json),
      let suspicions = try? json.value("suspicions") as [String],
      let samples = Samples(unread: facts)
    else { return nil }
    var loaded = LoadedSamples(samples: samples, digest: digest)
    loaded.suspicions = suspicions
    return loaded
  }

  /// Remembers what was read of a data set, if its files are those that they were before that.
  func note(_ loaded: LoadedSamples, at moment: Moment) {
    guard loaded.validation == nil, moment.stamps.allSatisfy({ $0.isSettled(at: moment.time) }),
      moment.files.map(FileStamp.init(of:)) == moment.stamps
    else { return }
    let text = JSONValue.object(
      [
        ("stamps", Self.json(moment.stamps)), ("digest", loaded.digest.json),
        ("suspicions", loaded.suspicions.json),
      ]
        + loaded.samples.facts.pairs
    ).compactText
    try? write(Self.checksum(text.utf8) + text.utf8, moment.name)
  }

  private func write(_ bytes: [UInt8], _ name: String) throws(FileError) {
    for folder in [FileSystem.folder(of: folder), folder] { _ = try FileSystem.makeFolder(folder) }
    let place = try Folder(folder)
    let names = place.names
    if names.count >= Self.most { names.forEach(place.remove) }
    try AtomicFile.write(to: name, in: place) { (file) throws(FileError) in try file.write(bytes) }
  }

  private static func checksum(_ bytes: some Collection<UInt8>) -> [UInt8] {
    Array(SHA256.digest(of: bytes).bytes.hexadecimal.utf8)
  }

  private static func json(_ stamps: [FileStamp]) -> JSONValue { stamps.map(\.numbers).json }
}

extension SampleFacts {
  fileprivate var pairs: [(key: String, value: JSONValue)] {
    let (kind, size): (String, Int) =
      switch targets {
      case .none: ("none", 0)
      case .classes(let count): ("classes", count)
      case .values(let width): ("values", width)
      }
    return [
      ("shape", inputShape.json), ("count", count.json), ("bytes", areBytes.json),
      ("targets", kind.json), ("size", size.json),
    ]
  }

  fileprivate init(json: JSONValue) throws(JSONError) {
    let (kind, size): (String, Int) = (try json.value("targets"), try json.value("size"))
    let targets: TargetForm? =
      switch kind {
      case "none": TargetForm.none
      case "classes": .classes(count: size)
      case "values": .values(width: size)
      case _: nil
      }
    guard let targets else { throw JSONError("there are no such targets") }
    self.init(
      inputShape: try json.value("shape"), count: try json.value("count"), targets: targets,
      areBytes: try json.value("bytes"))
  }
}
