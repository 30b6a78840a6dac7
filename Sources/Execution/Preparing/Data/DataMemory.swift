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
  /// The most data sets that are remembered; when there would be more, the oldest are forgotten.
  private static let most = 256
  private static let format = 1
  /// Where they are in the folder of a user's caches.
  private static let folders = ["runner", "data-\(format)"]

  private let caches: String
  private let now: @Sendable () -> Timestamp

  /// Remembers in a folder of caches, which is made when it is needed.
  init(in caches: String, now: @escaping @Sendable () -> Timestamp = Timestamp.now) {
    (self.caches, self.now) = (caches, now)
  }

  /// Remembers where a user's caches are: in `XDG_CACHE_HOME`, else in `.cache` of `HOME`; nil where neither
  /// is an absolute path.
  package init?(environment: [String: String]) {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.cache" : nil }
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let parent = caches ?? home else { return nil }
    self.init(in: parent)
  }

  /// A data set as it was when somebody began to read it.
  struct Moment {
    fileprivate let name: String
    fileprivate let files: [String]
    fileprivate let stamps: [FileStamp]
    fileprivate let time: Timestamp
  }

  /// Looks at the files of a data set; nil if it has none, or one is missing.
  func moment(of dataset: some Dataset, _ targets: TargetKind) -> Moment? {
    var dataset = dataset
    dataset.mapPaths { FileSystem.resolved($0) ?? $0 }
    let files = dataset.files
    let stamps = files.compactMap(FileStamp.init(of:))
    guard !files.isEmpty, stamps.count == files.count else { return nil }
    let build = "\(BuildFacts.version) \(BuildFacts.build)"
    let text = "\(Self.format) \(build) \(targets) \(String(reflecting: dataset))"
    return Moment(
      name: SHA256.digest(of: Array(text.utf8)).bytes.hexadecimal, files: files, stamps: stamps,
      time: now())
  }

  /// What is known of a data set; nil if that is nothing.
  func data(at moment: Moment) -> RememberedData? {
    guard let path = place()?.path(of: moment.name),
      let bytes = SmallFile.contents(path, limit: 1 << 16),
      bytes.count > 64, bytes[..<64].elementsEqual(Self.checksum(bytes[64...])),
      let json = try? JSONValue(parsing: bytes[64...]), json["stamps"] == Self.json(moment)
    else { return nil }
    return try? RememberedData(json: json)
  }

  /// Remembers what was read of a data set, if its files are those that they were before that.
  func note(_ loaded: LoadedSamples, at moment: Moment) {
    guard moment.stamps.allSatisfy({ $0.isSettled(at: moment.time) }),
      moment.files.map(FileStamp.init(of:)) == moment.stamps
    else { return }
    let text = JSONValue.object(
      [("stamps", Self.json(moment))] + RememberedData(loaded).pairs
    ).compactText
    try? write(Self.checksum(text.utf8) + text.utf8, moment.name)
  }

  private func write(_ bytes: [UInt8], _ name: String) throws(FileError) {
    _ = try FileSystem.makeFolder(caches)
    guard let place = place(isMade: true) else { return }
    let entries = place.names.filter(Self.isEntry)
    if entries.count >= Self.most {
      let dated = entries.map { ($0, FileStamp(of: place.path(of: $0))?.written ?? (0, 0)) }
      let oldest = dated.sorted { $0.1 < $1.1 }.prefix(entries.count - Self.most + 1)
      for (name, _) in oldest { place.remove(name) }
    }
    try AtomicFile.write(to: name, in: place) { (file) throws(FileError) in try file.write(bytes) }
  }

  /// The folder of what is remembered, to which no link leads from the folder of caches; nil if there is
  /// none.
  private func place(isMade: Bool = false) -> Folder? {
    var place = try? Folder(caches)
    for name in Self.folders {
      if isMade { _ = try? place?.makeFolder(name) }
      place = try? place?.folder(name)
    }
    return place
  }

  /// Whether a file's name is one that this gives: others are somebody else's.
  private static func isEntry(_ name: String) -> Bool {
    name.utf8.count == 64
      && name.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  private static func checksum(_ bytes: some Collection<UInt8>) -> [UInt8] {
    Array(SHA256.digest(of: bytes).bytes.hexadecimal.utf8)
  }

  /// The stamps, or of so many files that they would fill pages the digest of their names and stamps.
  private static func json(_ moment: Moment) -> JSONValue {
    let numbers = moment.stamps.map(\.numbers).json
    guard moment.stamps.count > mostStamps else { return numbers }
    let text = moment.files.json.compactText + numbers.compactText
    return String(decoding: checksum(text.utf8), as: UTF8.self).json
  }

  /// The most files whose stamps are kept one by one.
  private static let mostStamps = 100
}
