internal import System

/// Files of claims that were given back, kept for the next claims of the process.
///
/// A file that is made and removed for each trial would cost more the more trials there are, as
/// ``SpareFolders`` tells of folders.
final class SpareClaims {
  private let folder: Folder
  private var names: [String] = []

  /// Takes the folder of the spares, and removes those of processes that are known to have ended.
  init(in folder: Folder) {
    self.folder = folder
    for name in folder.names {
      let owner = folder.contents(name, limit: ClaimText.limit).flatMap(ClaimText.init)?.owner
      // One that is just being made a claim of, and tells nothing, is not needed by whoever does that.
      if owner?.isGone ?? true { folder.remove(name) }
    }
  }

  deinit { for name in names { folder.remove(name) } }

  /// Keeps a file of this process that is no claim any more; it loses its name.
  func keep(_ name: String, in place: Folder) {
    let spare = TrialClaims.uniqueName()
    guard (try? place.rename(name, to: spare, in: folder)) != nil else {
      return place.remove(name)
    }
    names.append(spare)
  }

  /// Makes a claim out of a spare, if there is one that can be had: false where the claim's file was not made.
  func makeFile(_ id: String, _ text: ClaimText, in place: Folder) -> Bool {
    guard let spare = names.popLast() else { return false }
    // Texts of a process are equally long.
    guard let file = try? OutputFile(spare, in: folder, .updating),
      (try? file.write(text.bytes, at: 0)) != nil
    else {
      folder.remove(spare)
      return false
    }
    // Over a network what was reported to have failed may have been done: only a look tells.
    let isMade = folder.link(spare, to: id, in: place) || isThere(id, text, in: place)
    folder.remove(spare)
    return isMade
  }

  private func isThere(_ id: String, _ text: ClaimText, in place: Folder) -> Bool {
    place.contents(id, limit: ClaimText.limit).map(text.isOf) ?? false
  }
}
