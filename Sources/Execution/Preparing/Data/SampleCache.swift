internal import Datasets

/// Samples as they are before they are divided, and tables whose cells are not numbers yet, for all trials of a sweep that take the same.
final class SampleCache {
  /// Samples that were loaded and normalized.
  struct Entry {
    /// The samples; those of a table with words or gaps are made when it is divided.
    var loaded: LoadedSamples
    /// The samples of files of their own, by the parts that they are held out for.
    var others: [String: Samples] = [:]
    /// The table, where the samples are one's rows.
    var table: ReadTable?
    /// Whether they are known, but not in memory.
    let isUnread: Bool
    /// The first target, before it was normalized, that is no probability.
    let improbable: Float?

    /// Gives the samples away.
    mutating func takeSamples() -> LoadedSamples {
      let taken = loaded
      loaded = LoadedSamples(unread: taken.digest)
      table?.loaded = loaded
      return taken
    }

    fileprivate var byteCount: Int {
      guard !isUnread else { return 0 }
      let all = [loaded.samples] + [loaded.validation].compactMap(\.self) + others.values
      return all.reduce(0) { $0 + $1.byteCount + $1.diskByteCount }
    }
  }

  /// The most bytes, in memory or on a disk, that are kept beside the samples that were loaded last.
  private static let room = 1 << 28
  /// The most sets of samples that are kept: those that are made up may be others for each seed, and all
  /// of them are looked through.
  static let most = 64

  private var entries: [(key: String, entry: Entry)] = []

  /// The samples under a key, loaded if they are not there.
  func entry<Failure: Error>(
    _ key: String, _ load: () throws(Failure) -> Entry
  ) throws(Failure) -> Entry {
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries.append(entries.remove(at: index))
    } else {
      let entry = try load()
      while entries.count >= Self.most
        || !entries.isEmpty && entries.reduce(0, { $0 + $1.entry.byteCount }) > Self.room
      {
        entries.removeFirst()
      }
      entries.append((key, entry))
    }
    return entries[entries.count - 1].entry
  }
}
